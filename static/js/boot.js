// Loads the app: shows that it is loading, and says what is wrong when it cannot start.
// In place of Trunk's own loader, which is an inline script and so refused by the content policy of index.html.

const REASONS = {
  unsupported: "This browser cannot run WebAssembly, or its settings forbid it. A current Firefox, Chrome, Edge or Safari can.",
  download: "A part of it could not be downloaded. Check the connection, and whether an extension blocks scripts or WebAssembly files.",
  crash: "An error in the checks themselves stopped them. Reload to go on; if it happens again with the same text, please report it.",
  start: "It was downloaded but failed to start. A reload may help after a new version was published; so may a newer browser.",
};

/** An error of which it is known at what stage it happened: a key of REASONS. */
class BootError extends Error {
  constructor(stage, cause) {
    super(`${stage}: ${cause?.message ?? cause}`, { cause });
    this.stage = stage;
  }
}

/** Passes the answer through while telling how much of it has come, where the host says how much it is. */
function withProgress(response, onProgress) {
  const total = Number(response.headers.get("content-length"));
  // Of a compressed answer the length is that of the compressed bytes, but the bytes counted here are not.
  const known = total > 0 && !response.headers.has("content-encoding");
  let received = 0;
  const counter = new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (known) onProgress(received / total);
      controller.enqueue(chunk);
    },
  });
  return withType(response.body.pipeThrough(counter));
}

/** The type is named here because not every static host knows it, and compiling while downloading needs it. */
function withType(body) {
  return new Response(body, { headers: { "content-type": "application/wasm" } });
}

async function download(url, onProgress) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the host answered ${response.status}`);
  return withProgress(response, onProgress);
}

function at(stage) {
  return (cause) => {
    throw new BootError(stage, cause);
  };
}

async function start(onProgress) {
  if (typeof WebAssembly !== "object") throw new BootError("unsupported", "there is no WebAssembly object");
  // Where there is a text of the user's own, nobody knows which part of the app it needs.
  const early = isFirstVisit() ? null : rest.download();
  const [glue, wasm] = await Promise.all([
    import(document.getElementById("app-glue").href),
    download(document.getElementById("app-wasm").href, onProgress),
  ]).catch(at("download"));
  rest.first = await glue.default({ module_or_path: wasm }).catch(at("start"));
  await early;
  rest.join();
  // In a task of its own, so that nobody waits long between two.
  await pause(0);
  try {
    glue.start();
  } catch (error) {
    throw new BootError("start", error);
  }
}

/** Does the page start with its own example, as nothing is kept in this browser and the address has no text in it? */
function isFirstVisit() {
  try {
    return location.hash === "" && localStorage.length === 0;
  } catch {
    return true;
  }
}

/**
 * The second part of the app's wasm: what a first visit starts without (script/split). It comes when the page has started. A
 * function of it that is called before that has it loaded at once, while everything waits. A build that is not divided has none.
 */
const rest = {
  url: document.getElementById("app-rest")?.href,
  first: null,
  module: null,
  isJoined: false,

  async download() {
    if (!this.url) return;
    const response = await fetch(this.url, { priority: "low" }).then((answer) => (answer.ok ? answer : null), () => null);
    if (!response) return;
    this.module = await WebAssembly.compileStreaming(withType(response.body));
    if (this.first) this.join();
  },

  downloadNow() {
    const request = new XMLHttpRequest();
    request.open("GET", this.url, false);
    // As a text in which each character is a byte: a request that is waited for gives no bytes.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) throw new Error(`the host answered ${request.status}`);
    this.module = new WebAssembly.Module(Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 0xff));
    this.join();
  },

  /** Fills the table through which the first part calls the second. */
  join() {
    if (this.isJoined || !this.module) return;
    new WebAssembly.Instance(this.module, { first: this.first });
    this.isJoined = true;
    document.documentElement.dataset.appRest = "joined";
  },
};

// Asked for by the first part.
globalThis.playground = {
  load_rest() {
    try {
      if (rest.module) rest.join();
      else rest.downloadNow();
    } catch (error) {
      showFailure("The playground has stopped", REASONS.download, error.message);
      throw error;
    }
  },
};

/** The first failure says what happened; those that follow from it do not. */
function showFailure(title, reason, detail) {
  if (!document.getElementById("boot-failure").hidden) return;
  document.getElementById("boot-failure-title").textContent = title;
  document.getElementById("boot-failure-reason").textContent = reason;
  document.getElementById("boot-failure-detail").textContent = `${detail}\n${navigator.userAgent}`;
  document.getElementById("boot-failure").hidden = false;
}

/** Resolves when the page has drawn its first results and has nothing else to do. */
function whenIdle() {
  return new Promise((resolve) => {
    if (globalThis.requestIdleCallback) requestIdleCallback(resolve, { timeout: 1000 });
    else setTimeout(resolve, 200);
  });
}

/** Lets the service worker keep the site. A new version waits until the user wants it. */
async function keepOffline() {
  const { serviceWorker } = navigator;
  // Some browsers and settings have none, or refuse it: then the page needs the network, and nothing else changes.
  const registration = await serviceWorker?.register("sw.js").catch(() => null);
  if (!registration) return;
  const watch = (worker) => worker?.addEventListener("statechange", () => offerUpdate(registration));
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  offerUpdate(registration);
}

function offerUpdate({ waiting }) {
  const { serviceWorker } = navigator;
  if (!waiting || !serviceWorker.controller) return;
  const notice = document.getElementById("update");
  notice.hidden = false;
  document.getElementById("update-later").onclick = () => {
    notice.hidden = true;
  };
  document.getElementById("update-start").onclick = () => {
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("start");
  };
}

document.getElementById("boot-retry").addEventListener("click", () => location.reload());

// After a trap nothing of the app can be relied on any more. The message of a trap does not hold the text.
addEventListener("error", ({ error }) => {
  if (typeof WebAssembly !== "object" || !(error instanceof WebAssembly.RuntimeError)) return;
  showFailure("The playground has stopped", REASONS.crash, error.message);
});

/** Resolves when what the page is without the app has been painted, so that nothing is in the way of it. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    // A page in the background is not painted.
    setTimeout(resolve, 500);
  });
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const progress = document.getElementById("boot-progress");
const bar = progress.querySelector("progress");
progress.hidden = false;
await painted();
// The page works with its text area, too, and so does the app.
const editor = import(document.getElementById("app-editor").href).catch(() => {});
try {
  await start((share) => {
    bar.value = share;
  });
  progress.hidden = true;
  // An editor that takes long is not waited for.
  Promise.race([editor, pause(3000)]).then(whenIdle).then(() => rest.isJoined || rest.download()).catch(() => {}).then(keepOffline);
  await editor;
  // For whoever waits for the app from outside: tests, embedding pages.
  document.documentElement.dataset.app = "started";
} catch (error) {
  showFailure("The playground could not start", REASONS[error.stage] ?? REASONS.start, error.message);
} finally {
  progress.hidden = true;
}
