//! What a host may add says the same as the page itself.

const PAGE: &str = include_str!("../../index.html");

/// The content policy of the page.
fn policy() -> &'static str {
    let (_, rest) = PAGE.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
    rest.split_once('"').unwrap().0
}

#[test]
fn every_sample_has_the_policy_of_the_page() {
    assert!(policy().starts_with("default-src 'none'; "));
    for (file, text, samples) in [
        ("static/site/_headers", include_str!("../../static/site/_headers"), 1),
        ("docs/hosting.md", include_str!("../../docs/hosting.md"), 2),
    ] {
        let found: Vec<&str> = text
            .match_indices("default-src")
            .map(|(start, _)| text[start..].lines().next().unwrap())
            .collect();
        assert_eq!(found.len(), samples, "{file}");
        for line in found {
            assert!(line.starts_with(policy()), "{file} has another policy than index.html:\n{line}");
            let rest = &line[policy().len()..];
            assert!(
                !rest.starts_with([' ', ';']) || rest.starts_with("\" always"),
                "{file} has more:\n{line}"
            );
        }
    }
}

#[test]
fn the_policy_lets_nothing_out() {
    for directive in policy().split("; ") {
        let (name, sources) = directive.split_once(' ').unwrap();
        for source in sources.split(' ') {
            let fits = match source {
                "'none'" | "'self'" => true,
                "'wasm-unsafe-eval'" => name == "script-src",
                "data:" => name == "img-src",
                _ => false,
            };
            assert!(fits, "{name} allows {source}");
        }
    }
    assert!(PAGE.contains("<meta name=\"referrer\" content=\"no-referrer\">"));
}

/// The hosts that a text names behind `before`.
fn hosts<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = String> + 'a {
    text.match_indices(before).map(move |(start, _)| {
        let rest = &text[start + before.len()..];
        rest[..rest.find(['/', ')', '"']).unwrap()].to_owned()
    })
}

#[test]
fn the_hosts_that_links_lead_to_are_those_that_the_page_names() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = std::collections::BTreeSet::new();
    for (folder, before) in [("static/rules", "](https://"), ("src/facts", "url: \"https://")] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                found.extend(hosts(&std::fs::read_to_string(path).unwrap(), before));
            }
        }
    }
    let words = include_str!("../../src/ui/text/privacy.rs");
    let (_, named) =
        words.split_once("OUTGOING_HOSTS: ").and_then(|(_, rest)| rest.split_once("] =")).unwrap();
    let named = named.split_once("];").unwrap().0;
    let named: Vec<&str> = named.split('"').skip(1).step_by(2).collect();
    assert_eq!(named, found.iter().map(String::as_str).collect::<Vec<_>>());
}
