//! Texts as they are while somebody types: what stands around the place of the cursor keeps its meaning.
//!
//! Each test mangles one container of three. The other two, and the members around the list, must stay as they were.

use std::collections::BTreeMap;

use serde_json::Value;
use taskdef_playground::syntax::{Document, Language, parse};

use crate::{json_oracle, tree_laws};

const JSON: &str = r#"{
  "family": "shop",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    {
      "name": "proxy",
      "image": "nginx:1.27",
      "environment": [
        { "name": "MODE", "value": "edge" }
      ],
      "portMappings": [{ "containerPort": 80 }]
    },
    {
      "name": "app",
      "image": "shop/app:42",
      "cpu": 256,
      "essential": true,
      "command": ["serve", "--port", "8080"],
      "environment": [
        { "name": "PORT", "value": "8080" },
        { "name": "STAGE", "value": "prod" }
      ],
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "/shop/app",
          "awslogs-region": "eu-west-1"
        }
      }
    },
    {
      "name": "worker",
      "image": "shop/worker:7",
      "environment": [
        { "name": "QUEUE", "value": "orders" },
        { "name": "RETRIES", "value": "3" }
      ]
    }
  ],
  "requiresCompatibilities": ["FARGATE"],
  "cpu": "512",
  "memory": "1024"
}
"#;

const YAML: &str = r#"family: shop
networkMode: awsvpc
containerDefinitions:
  - name: proxy
    image: nginx:1.27
    environment:
      - name: MODE
        value: edge
    portMappings:
      - containerPort: 80
  # the shop itself
  - name: app
    image: "shop/app:42"
    cpu: 256
    essential: true
    command: ["serve", "--port", "8080"]
    environment:
      - name: PORT
        value: "8080"
      - name: STAGE
        value: 'prod'
    healthCheck:
      command:
        - CMD-SHELL
        - |
          curl -f http://localhost:8080/ ||
            exit 1
  - name: worker
    image: shop/worker:7
    environment:
      - name: QUEUE
        value: orders
      - name: RETRIES
        value: "3"
requiresCompatibilities: [FARGATE]
cpu: "512"
memory: "1024"
"#;

/// Old and new text, both unique: what somebody did to the container `app`.
type Mangling = (&'static str, &'static str);

const JSON_MANGLED: &[Mangling] = &[
    // Strings and quotes.
    (r#""image": "shop/app:42","#, r#""image": "shop/app:42,"#),
    (r#""image": "shop/app:42","#, r#""image": shop/app:42","#),
    (r#""image": "shop/app:42","#, r#""image": ""#),
    (r#""image": "shop/app:42","#, r#"image": "shop/app:42","#),
    (r#""image": "shop/app:42","#, r#""image: "shop/app:42","#),
    (r#""image": "shop/app:42","#, r#""im"#),
    (r#""image": "shop/app:42","#, r#"im"#),
    (r#""image": "shop/app:42","#, r#"""#),
    (r#""image": "shop/app:42","#, r#""image": 'shop/app:42',"#),
    (r#"{ "name": "STAGE", "value": "prod" }"#, r#"{ "name": "STAGE", "value": "prod }"#),
    (r#"{ "name": "STAGE", "value": "prod" }"#, r#"{ "name": "STAGE, "value": "prod" }"#),
    (r#"{ "name": "PORT", "value": "8080" },"#, r#"{ "name": "PORT", "value": "80"#),
    (r#""serve", "--port", "8080""#, r#""serve", "--port, "8080""#),
    (r#""serve", "--port", "8080""#, r#""serve", "--po"#),
    (r#""awslogs-group": "/shop/app","#, r#""awslogs-group": "/shop/app,"#),
    // Members without all of their parts.
    (r#""image": "shop/app:42","#, r#""image": "#),
    (r#""image": "shop/app:42","#, r#""image":,"#),
    (r#""image": "shop/app:42","#, r#""image""#),
    (r#""image": "shop/app:42","#, r#""image" "shop/app:42","#),
    (r#""image": "shop/app:42","#, r#""image"  ,"#),
    (r#""cpu": 256,"#, r#""cpu": 2e"#),
    (r#""cpu": 256,"#, r#""cpu": -,"#),
    (r#""cpu": 256,"#, r#""cpu": 0256,"#),
    (r#""essential": true,"#, r#""essential": tr"#),
    (r#""essential": true,"#, r#""essential": True,"#),
    (r#""essential": true,"#, r#""#),
    // Commas.
    (r#""image": "shop/app:42","#, r#""image": "shop/app:42""#),
    (r#""image": "shop/app:42","#, r#""image": "shop/app:42",,"#),
    (r#""image": "shop/app:42","#, r#""image": "shop/app:42";"#),
    (r#"{ "name": "STAGE", "value": "prod" }"#, r#"{ "name": "STAGE", "value": "prod" },"#),
    (r#"{ "name": "PORT", "value": "8080" },"#, r#"{ "name": "PORT", "value": "8080" }"#),
    (r#"{ "name": "PORT", "value": "8080" },"#, r#"{ "name": "PORT" "value": "8080" },"#),
    // Brackets at every depth: not closed, closed twice, closed by the wrong one, not opened.
    (r#"["serve", "--port", "8080"],"#, r#"["serve", "--port", "8080","#),
    (r#"["serve", "--port", "8080"],"#, r#"["serve", "--port", "8080""#),
    (r#"["serve", "--port", "8080"],"#, r#"["serve", "--port", "8080"]],"#),
    (r#"["serve", "--port", "8080"],"#, r#"["serve", "--port", "8080"},"#),
    (r#"["serve", "--port", "8080"],"#, r#"["serve", "--port", "8080"}],"#),
    (r#"["serve", "--port", "8080"],"#, r#""serve", "--port", "8080"],"#),
    (r#"["serve", "--port", "8080"],"#, r#"["#),
    (r#"["serve", "--port", "8080"],"#, r#"["serve", {,"#),
    (r#"{ "name": "PORT", "value": "8080" },"#, r#"{ "name": "PORT", "value": "8080","#),
    (r#"{ "name": "PORT", "value": "8080" },"#, r#"{ "name": "PORT", "value": "8080" ],"#),
    (r#"{ "name": "PORT", "value": "8080" },"#, r#""name": "PORT", "value": "8080" },"#),
    (r#"{ "name": "PORT", "value": "8080" },"#, r#"{"#),
    (r#"{ "name": "PORT", "value": "8080" },"#, r#"{ "name": "PORT", "value": "8080" }},"#),
    ("\"prod\" }\n      ],", "\"prod\" }\n      "),
    ("\"prod\" }\n      ],", "\"prod\" }\n      },"),
    ("\"prod\" }\n      ],", "\"prod\" }\n      ]],"),
    ("\"prod\" }\n      ],", "\"prod\" \n      ],"),
    ("\"environment\": [\n        { \"name\": \"PORT\"", "\"environment\": \n        { \"name\": \"PORT\""),
    ("\"environment\": [\n        { \"name\": \"PORT\"", "\"environment\": {\n        { \"name\": \"PORT\""),
    ("\"options\": {", "\"options\": "),
    ("\"eu-west-1\"\n        }\n", "\"eu-west-1\"\n"),
    ("\"eu-west-1\"\n        }\n      }\n", "\"eu-west-1\"\n"),
    ("\"eu-west-1\"\n        }\n      }\n    },", "\"eu-west-1\"\n    },"),
    ("\"eu-west-1\"\n        }\n      }\n    },", "\"eu-west-1\"\n        }\n      }\n    }},"),
    ("\"eu-west-1\"\n        }\n      }\n    },", "\"eu-west-1\"\n        }\n      }\n    "),
    ("\"eu-west-1\"\n        }\n      }\n    },", "\"eu-west-1\"\n        }\n      }\n    ],"),
    ("    {\n      \"name\": \"app\",", "    \n      \"name\": \"app\","),
    // Pasted and left over.
    (r#""image": "shop/app:42","#, "\"image\": \"shop/app:42\",\n      \"image\": \"shop/app:42\","),
    (r#""image": "shop/app:42","#, "\"image\": \"shop/app:42\"\n      \"image\": \"shop/app:42\","),
    (r#""image": "shop/app:42","#, "\"image\": \"shop/app:42\", // TODO"),
    (r#""image": "shop/app:42","#, "\"image\": \"shop/app:42\", /* TODO"),
    (r#""image": "shop/app:42","#, "\"image\": \"shop/app:42\",\n      ..."),
    (r#""image": "shop/app:42","#, "\"image\": \"shop/app:42\",\n      ${more}"),
    (r#""image": "shop/app:42","#, "\"image\": \"shop/app:42\",\n      :"),
    (r#""image": "shop/app:42","#, "\"image\": \"shop/app:42\",\n      \\"),
];

const YAML_MANGLED: &[Mangling] = &[
    (r#"image: "shop/app:42""#, r#"image: "shop/app:42"#),
    (r#"image: "shop/app:42""#, r#"image: shop/app:42""#),
    (r#"image: "shop/app:42""#, r#"image: ""#),
    (r#"image: "shop/app:42""#, r#"image:"#),
    (r#"image: "shop/app:42""#, r#"image"#),
    (r#"image: "shop/app:42""#, r#"im"#),
    (r#"image: "shop/app:42""#, r#"image:shop/app:42"#),
    (r#"image: "shop/app:42""#, r#"image "shop/app:42""#),
    (r#"image: "shop/app:42""#, r#"image: "shop/app:42" x"#),
    (r#"image: "shop/app:42""#, r#"image: @shop"#),
    (r#"image: "shop/app:42""#, r#"image: *"#),
    (r#"image: "shop/app:42""#, r#"image: *shop"#),
    (r#"image: "shop/app:42""#, r#"image: &"#),
    (r#"image: "shop/app:42""#, r#"image: !"#),
    (r#"image: "shop/app:42""#, r#"image: {{ image }}:{{ tag }}"#),
    (r#"image: "shop/app:42""#, r#"image: "shop\app:42""#),
    (r#"image: "shop/app:42""#, r#"image: shop: app"#),
    (r#"image: "shop/app:42""#, r#" image: "shop/app:42""#),
    (r#"image: "shop/app:42""#, "\timage: \"shop/app:42\""),
    ("    image: \"shop/app:42\"", "   image: \"shop/app:42\""),
    ("    image: \"shop/app:42\"", "\timage: \"shop/app:42\""),
    ("    image: \"shop/app:42\"", "    image: \"shop/app:42\"\n    image: \"shop/app:42\""),
    (r#"["serve", "--port", "8080"]"#, r#"["serve", "--port", "8080""#),
    (r#"["serve", "--port", "8080"]"#, r#"["serve", "--port", "80"#),
    (r#"["serve", "--port", "8080"]"#, r#"["serve", "--port", "8080"]]"#),
    (r#"["serve", "--port", "8080"]"#, r#"["serve" "--port", "8080"]"#),
    (r#"["serve", "--port", "8080"]"#, r#"["serve", "--port, "8080"]"#),
    (r#"["serve", "--port", "8080"]"#, r#"["serve", "--port", "8080"}"#),
    (r#"["serve", "--port", "8080"]"#, r#"["#),
    (r#"["serve", "--port", "8080"]"#, r#"]"#),
    (r#"["serve", "--port", "8080"]"#, r#"{"serve""#),
    ("      - name: STAGE", "      -name: STAGE"),
    ("      - name: STAGE", "      name: STAGE"),
    ("      - name: STAGE", "     - name: STAGE"),
    ("      - name: STAGE", "       - name: STAGE"),
    ("      - name: STAGE", "      - name"),
    ("      - name: STAGE", "      - "),
    ("        value: 'prod'", "        value: 'prod"),
    ("        value: 'prod'", "       value: 'prod'"),
    ("        value: 'prod'", "        val"),
    ("        value: 'prod'", "        value: it's 'prod"),
    ("  - name: app\n", "  name: app\n"),
    ("  - name: app\n", "  - name\n"),
    ("  - name: app\n", "  - na\n"),
    ("        - |\n          curl", "        - |\n        curl"),
    ("        - |\n          curl", "        - \n          curl"),
    ("        - |\n          curl", "        - | x\n          curl"),
    ("    environment:\n      - name: PORT", "    environment\n      - name: PORT"),
    ("    environment:\n      - name: PORT", "    environment: \"\n      - name: PORT"),
    ("    environment:\n      - name: PORT", "    environment: [\n      - name: PORT"),
    ("  # the shop itself", "  # the shop itself\n  - "),
    ("  # the shop itself", "  # the shop itself\n  {% if x %}"),
];

/// What must not change: the members around the list, and name, image and environment of the containers `proxy` and `worker`.
fn kept(document: &Document) -> BTreeMap<String, Value> {
    let tree = &document.tree;
    let mut kept = BTreeMap::new();
    for &member in tree.members(tree.root()) {
        if tree.key(member) != "containerDefinitions" {
            kept.insert(tree.key(member).to_owned(), json_oracle::value(tree, member).unwrap_or_default());
        }
    }
    let list =
        tree.get(tree.root(), "containerDefinitions").map(|list| tree.elements(list)).unwrap_or_default();
    for &container in list {
        let name = tree.get(container, "name").and_then(|name| tree.string(name)).unwrap_or_default();
        if name == "proxy" || name == "worker" {
            let member = |key: &str| json_oracle::value(tree, tree.get(container, key)?);
            let parts =
                Value::from_iter([member("image"), member("environment")].map(Option::unwrap_or_default));
            assert_eq!(kept.insert(format!("container {name}"), parts), None, "{name} stands twice");
        }
    }
    kept
}

fn check(whole: &str, language: Language, mangled: &[Mangling]) {
    let before = parse(whole, Some(language));
    assert_eq!(before.errors, []);
    let expected = kept(&before);
    assert_eq!(expected.len(), 7, "{expected:?}");
    let mut failures = Vec::new();
    for (old, new) in mangled {
        assert_eq!(whole.matches(old).count(), 1, "{old} must stand once in the text");
        let text = whole.replace(old, new);
        let document = parse(&text, Some(language));
        assert_eq!(tree_laws::broken(&document), None, "{text}");
        let found = kept(&document);
        if found != expected {
            let lost: Vec<&String> = expected
                .iter()
                .filter(|(key, value)| found.get(*key) != Some(value))
                .map(|(key, _)| key)
                .collect();
            let new_keys: Vec<&String> = found.keys().filter(|key| !expected.contains_key(*key)).collect();
            let errors: Vec<String> = document.errors.iter().map(|error| error.kind.message()).collect();
            failures
                .push(format!("{old:?} -> {new:?}\n  lost {lost:?}, added {new_keys:?}\n  said {errors:?}"));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), mangled.len(), failures.join("\n"));
}

#[test]
fn json_keeps_what_stands_around_the_cursor() {
    check(JSON, Language::Json, JSON_MANGLED);
}

#[test]
fn yaml_keeps_what_stands_around_the_cursor() {
    check(YAML, Language::Yaml, YAML_MANGLED);
}

#[test]
fn every_prefix_gives_a_valid_tree() {
    for (whole, language) in [(JSON, Language::Json), (YAML, Language::Yaml)] {
        for (end, _) in whole.char_indices() {
            let text = &whole[..end];
            let document = parse(text, Some(language));
            assert_eq!(tree_laws::broken(&document), None, "{text}");
        }
    }
}

/// Typing goes on at the end of the text: what is complete above the cursor has been read already.
#[test]
fn every_prefix_keeps_what_is_complete() {
    for (whole, language) in [(JSON, Language::Json), (YAML, Language::Yaml)] {
        let begin = whole.find("\"app\"").or_else(|| whole.find("name: app")).unwrap();
        let mut failures = Vec::new();
        for (end, _) in whole.char_indices().filter(|&(end, _)| end > begin) {
            let kept = kept(&parse(&whole[..end], Some(language)));
            if kept.get("family") != Some(&"shop".into()) || !kept.contains_key("container proxy") {
                failures.push(whole[..end].lines().last().unwrap_or_default().to_owned());
            }
        }
        assert_eq!(failures, [] as [String; 0]);
    }
}
