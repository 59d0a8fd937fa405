// Sets the colours and sizes that were chosen at the last visit before the first paint. ui/browser/theme.rs does it from then on.

try {
  const { theme, size } = JSON.parse(localStorage.getItem("taskdef-playground:1:settings"));
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (size) document.documentElement.dataset.size = size;
} catch {
  // nothing is stored, or the browser refuses: the system's colours
}
