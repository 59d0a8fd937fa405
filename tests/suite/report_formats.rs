//! Reports for other tools, from a made-up diagnostic.

use expect_test::expect;
use taskdef_playground::analysis::{Analysis, Options, analyze};
use taskdef_playground::lint::{Applicability, Fix};
use taskdef_playground::report::{self, Format};
use taskdef_playground::text::{Span, TextEdit};

use crate::report::{check, marked};

/// A document with everything that a diagnostic can have.
fn full() -> Analysis {
    let mut analysis = marked("{ «\"😀\"»: 1,\n  «\"a|b\"»: 2 }");
    let diagnostic = &mut analysis.diagnostics[0];
    diagnostic.message = "the key `a|b` is *odd*, 100%".to_owned();
    diagnostic.help = Some("rename <it>".to_owned());
    diagnostic.container = Some("web".to_owned());
    diagnostic.task = Some(0);
    diagnostic.fixes = vec![Fix {
        title: "rename it".to_owned(),
        applicability: Applicability::Unsafe,
        edit: TextEdit::replace(Span::new(2, 8), "\"b\""),
    }];
    analysis
}

#[test]
fn markdown_is_a_table() {
    check(
        &full(),
        Format::Markdown,
        &expect![[r#"
        **input.json**: 1 error

        | Severity | Place | Container | Problem | What to do | Rule |
        | --- | --- | --- | --- | --- | --- |
        | error | 1:3 | web | the key `a\|b` is \*odd\*, 100% | rename &lt;it> | `made-up` |
    "#]],
    );
}

#[test]
fn github_commands_are_escaped() {
    check(
        &full(),
        Format::Github,
        &expect![[r#"
        ::error file=input.json,line=1,col=3,endColumn=7,title=made-up::the key `a|b` is *odd*, 100%25%0Arename <it>
    "#]],
    );
    let report = report::render(&full(), Format::Github, "a,b:c%.json");
    assert!(report.starts_with("::error file=a%2Cb%3Ac%25.json,line=1,"), "{report}");
}

#[test]
fn json_has_a_version() {
    check(
        &full(),
        Format::Json,
        &expect![[r#"
            {
              "version": 1,
              "tool": {
                "name": "taskdef-playground",
                "version": "0.1.0"
              },
              "file": "input.json",
              "language": "json",
              "dialect": "unknown",
              "summary": {
                "errors": 1,
                "warnings": 0,
                "infos": 0,
                "suppressed": 0
              },
              "diagnostics": [
                {
                  "rule": "made-up",
                  "group": "secrets",
                  "severity": "error",
                  "message": "the key `a|b` is *odd*, 100%",
                  "help": "rename <it>",
                  "region": {
                    "line": 1,
                    "column": 3,
                    "endLine": 1,
                    "endColumn": 7,
                    "offset": 2,
                    "length": 4
                  },
                  "task": 0,
                  "container": "web",
                  "related": [
                    {
                      "message": "see here",
                      "region": {
                        "line": 2,
                        "column": 3,
                        "endLine": 2,
                        "endColumn": 8,
                        "offset": 13,
                        "length": 5
                      }
                    }
                  ],
                  "fixes": [
                    {
                      "title": "rename it",
                      "applicability": "unsafe",
                      "edits": [
                        {
                          "offset": 2,
                          "length": 4,
                          "insert": "\"b\""
                        }
                      ]
                    }
                  ]
                }
              ],
              "suppressed": [],
              "unusedSuppressions": []
            }
        "#]],
    );
}

#[test]
fn sarif_has_regions_and_fixes() {
    let report = report::render(&full(), Format::Sarif, "my file.json");
    let log: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let result = format!("{:#}\n", run["results"][0]);
    expect![[r#"
        {
          "ruleId": "made-up",
          "level": "error",
          "message": {
            "text": "the key `a|b` is *odd*, 100%\nrename <it>"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "my%20file.json"
                },
                "region": {
                  "startLine": 1,
                  "startColumn": 3,
                  "endLine": 1,
                  "endColumn": 7,
                  "charOffset": 2,
                  "charLength": 4
                }
              },
              "logicalLocations": [
                {
                  "name": "web",
                  "kind": "object"
                }
              ]
            }
          ],
          "relatedLocations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "my%20file.json"
                },
                "region": {
                  "startLine": 2,
                  "startColumn": 3,
                  "endLine": 2,
                  "endColumn": 8,
                  "charOffset": 13,
                  "charLength": 5
                }
              },
              "id": 0,
              "message": {
                "text": "see here"
              }
            }
          ],
          "fixes": [
            {
              "description": {
                "text": "rename it"
              },
              "artifactChanges": [
                {
                  "artifactLocation": {
                    "uri": "my%20file.json"
                  },
                  "replacements": [
                    {
                      "deletedRegion": {
                        "startLine": 1,
                        "startColumn": 3,
                        "endLine": 1,
                        "endColumn": 7,
                        "charOffset": 2,
                        "charLength": 4
                      },
                      "insertedContent": {
                        "text": "\"b\""
                      }
                    }
                  ]
                }
              ],
              "properties": {
                "applicability": "unsafe"
              }
            }
          ]
        }
    "#]]
    .assert_eq(&result);
}

#[test]
fn sarif_describes_every_rule() {
    let analysis = analyze("{,}", &Options::default());
    let report = report::render(&analysis, Format::Sarif, "input.json");
    let log: serde_json::Value = serde_json::from_str(&report).unwrap();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        let uri = rule["helpUri"].as_str().unwrap_or_default();
        assert!(uri.is_empty() || uri.starts_with("https://"), "{rule}");
        assert!(rule["properties"]["page"].as_str().unwrap().starts_with("rules/"), "{rule}");
    }
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

/// Writes reports with everything that they can hold into the folder that `TOOL_TEXTS` names, for `script/check-outputs`.
#[test]
fn reports_for_the_tools() {
    let Some(folder) = std::env::var_os("TOOL_TEXTS").map(std::path::PathBuf::from) else {
        println!("not run: TOOL_TEXTS names no folder");
        return;
    };
    let texts = [
        ("nothing", "{}"),
        ("syntax", "{ \"family\": \"😀\", \"containerDefinitions\": [{ \"name\": \"a\", }"),
        (
            "suppressed",
            "family: web\ncontainerDefinitions:\n  - name: app\n    image: nginx\n    environment:\n      - name: A\n        value: '1'\n      - name: A\n        value: '2'\n    privileged: true # taskdef-ignore: privileged -- a host agent\n",
        ),
        ("too-long", &" ".repeat(2 << 20)),
    ];
    let options = taskdef_playground::options::read(
        &serde_json::json!({ "suppress": [{ "rule": "host-network" }, { "rule": "mutable-image-tag", "reason": "a test" }] }),
    )
    .unwrap();
    let write = |name: &str, analysis: &Analysis| {
        for (format, extension) in [(Format::Sarif, "sarif"), (Format::Json, "report.json")] {
            let report = report::render(analysis, format, &format!("a folder/{name}.json"));
            std::fs::write(folder.join(format!("{name}.{extension}")), report).unwrap();
        }
    };
    for (name, text) in texts {
        write(name, &analyze(text, &options));
    }
    write("full", &full());
}
