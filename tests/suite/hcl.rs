//! The HCL parser against `hcl-edit`: what that accepts, ours reads without a complaint, with the same values in the same places.

use std::fmt::Write;

use hcl_edit::Span as _;
use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::structure::{Body, Structure};
use proptest::prelude::*;
use serde_json::Value;
use taskdef_playground::syntax::hcl::mistake::HclMistake;
use taskdef_playground::syntax::print::hcl;
use taskdef_playground::syntax::{Document, Language, NodeId, NodeKind, SyntaxError, SyntaxErrorKind, parse};

use crate::{corpus, properties, tree_laws};

/// One text with everything that a module of Terraform may hold.
const WHOLE: &str = r#"# A service.
variable "image" {
  type    = string
  default = "nginx:1.27" // the stable one
}

locals { region = "eu-west-1" }

/* The task. */
resource "aws_ecs_task_definition" "app" {
  family                   = "${var.name}-web"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = var.big ? 2048 : 512
  count                    = length(var.names) > 0 && !var.off ? 1 : 0
  execution_role_arn       = aws_iam_role.execution[0].arn

  container_definitions = jsonencode([
    {
      name      = "web"
      image     = "${var.image}@sha256:${lookup(var.digests, "web", "x}y")}"
      essential = true
      cpu       = -1.5e3
      environment = [
        { name = "A", value = "tab\tquote\"é\u00e9" },
        { "name" : "B", "value" : null, },
        for_each.value,
      ],
      command = ["sh", "-c", <<-EOT
        exec web --port $${PORT} --user ${var.user}
          %{ if var.debug }--verbose%{ endif }
      EOT
      ]
      (var.key) = [for k, v in var.ports : { containerPort = v } if v != 0]
    },
  ])

  volume {
    name = "data"
    efs_volume_configuration {
      file_system_id = aws_efs_file_system.data.id
    }
  }
  volume { name = "scratch" }

  tags = merge(local.tags, { for k in ["a", "b"] : k => upper(k)... }, {
    Team = "web"
  })
  lifecycle { ignore_changes = [container_definitions] }
}

output "families" {
  value = aws_ecs_task_definition.app[*].family
}
"#;

/// A line for each value: its path, what it is, where it stands.
fn ours(document: &Document, id: NodeId, path: &str, out: &mut String) {
    let tree = &document.tree;
    let span = tree.span(id);
    let place = format!("{}..{}", span.start, span.end);
    match tree.kind(id) {
        NodeKind::Object(children) => {
            for &child in children {
                // Of a template, `hcl-edit` keeps the pieces; the place of the value will do.
                let template = is_template(document.slice(tree.key_span(child)));
                let key = if template { "template" } else { tree.key(child) };
                ours(document, child, &format!("{path}/{key}"), out);
            }
        }
        NodeKind::Array(children) => {
            for (index, &child) in children.iter().enumerate() {
                ours(document, child, &format!("{path}/{index}"), out);
            }
        }
        // Where a template is, its value is not compared: `hcl-edit` keeps it in pieces.
        NodeKind::String(scalar)
            if is_template(document.slice(span)) || document.slice(span).starts_with("<<") =>
        {
            assert!(!scalar.value.is_empty(), "{path}");
            writeln!(out, "{path} template {place}").unwrap();
        }
        NodeKind::String(scalar) => writeln!(out, "{path} {:?} {place}", scalar.value).unwrap(),
        NodeKind::Number(number) => {
            writeln!(out, "{path} {:?} {place}", number.parse::<f64>().unwrap()).unwrap();
        }
        NodeKind::Bool(value) => writeln!(out, "{path} {value} {place}").unwrap(),
        NodeKind::Null => writeln!(out, "{path} null {place}").unwrap(),
        NodeKind::Dynamic(_) => writeln!(out, "{path} expression {place}").unwrap(),
        NodeKind::Error => writeln!(out, "{path} hole {place}").unwrap(),
    }
}

fn is_template(source: &str) -> bool {
    let plain = source.replace("$${", "").replace("%%{", "");
    plain.contains("${") || plain.contains("%{")
}

fn theirs_of_body(text: &str, body: &Body, path: &str, out: &mut String) {
    for structure in body {
        match structure {
            Structure::Attribute(attribute) => {
                theirs(text, &attribute.value, &format!("{path}/{}", attribute.key.as_str()), out);
            }
            Structure::Block(block) => {
                let labels = block.labels.iter().map(|label| format!("/{}", label.as_str()));
                let path = format!("{path}/{}{}", block.ident.as_str(), labels.collect::<String>());
                theirs_of_body(text, &block.body, &path, out);
            }
        }
    }
}

fn theirs(text: &str, expression: &Expression, path: &str, out: &mut String) {
    let mut span = expression.span().unwrap_or_default();
    let what = match expression {
        Expression::Null(_) => "null".to_owned(),
        Expression::Bool(value) => value.to_string(),
        Expression::Number(number) => format!("{:?}", number.value().as_f64().unwrap_or(f64::NAN)),
        Expression::String(value) => format!("{:?}", value.as_str()),
        Expression::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                theirs(text, item, &format!("{path}/{index}"), out);
            }
            return;
        }
        Expression::Object(members) => {
            for (key, value) in members {
                let key = match key {
                    ObjectKey::Ident(name) => name.as_str().to_owned(),
                    ObjectKey::Expression(Expression::String(name)) => name.as_str().to_owned(),
                    ObjectKey::Expression(Expression::StringTemplate(_)) => "template".to_owned(),
                    ObjectKey::Expression(
                        word @ (Expression::Number(_) | Expression::Null(_) | Expression::Bool(_)),
                    ) => text[word.span().unwrap()].to_owned(),
                    ObjectKey::Expression(other) => format!("${{{}}}", &text[other.span().unwrap()]),
                };
                theirs(text, value.expr(), &format!("{path}/{key}"), out);
            }
            return;
        }
        Expression::StringTemplate(_) => "template".to_owned(),
        Expression::HeredocTemplate(_) => {
            // Its place ends where its last line does, whether or not a line break is counted in.
            span.end = span.start + text[span.clone()].trim_end().len();
            "template".to_owned()
        }
        Expression::UnaryOp(operation) if matches!(operation.expr, Expression::Number(_)) => {
            let number = text[span.clone()].replace(' ', "");
            format!("{:?}", number.parse::<f64>().unwrap_or(f64::NAN))
        }
        _ => "expression".to_owned(),
    };
    writeln!(out, "{path} {what} {}..{}", span.start, span.end).unwrap();
}

/// Compares both readings of a text; false when `hcl-edit` does not take it.
fn agree(text: &str, broken: bool) -> bool {
    let document = parse(text, Some(Language::Hcl));
    assert_eq!(tree_laws::broken(&document), None, "{text}");
    let Ok(body) = hcl_edit::parser::parse_body(text) else { return false };
    // Of a text without anything ours says so.
    if body.is_empty() {
        return true;
    }
    // A line break in quotes or behind a dot, the escape `\f`, a comment behind the end of a heredoc: `hcl-edit` takes them,
    // Terraform does not.
    let is_strict = |error: &SyntaxError| match &error.kind {
        SyntaxErrorKind::UnterminatedString | SyntaxErrorKind::InvalidEscape(_) => true,
        SyntaxErrorKind::Hcl(mistake) => {
            matches!(mistake, HclMistake::HalfExpression | HclMistake::OpenHeredoc)
        }
        _ => false,
    };
    if broken && document.errors.iter().any(is_strict) {
        return true;
    }
    let (mut left, mut right) = (String::new(), String::new());
    ours(&document, document.tree.root(), "", &mut left);
    theirs_of_body(text, &body, "", &mut right);
    let errors: Vec<String> = document.errors.iter().map(|error| error.kind.message()).collect();
    assert_eq!(errors, [] as [String; 0], "{text}");
    assert_eq!(left, right, "{text}");
    true
}

#[test]
fn a_whole_module_is_read_alike() {
    assert!(agree(WHOLE, false));
    assert!(agree(&WHOLE.replace('\n', "\r\n"), false), "with the line breaks of Windows");
}

#[test]
fn every_prefix_gives_a_valid_tree() {
    for (end, _) in WHOLE.char_indices() {
        let document = parse(&WHOLE[..end], Some(Language::Hcl));
        assert_eq!(tree_laws::broken(&document), None, "{}", &WHOLE[..end]);
    }
}

/// What is complete above the cursor has been read already.
#[test]
fn a_prefix_keeps_what_is_complete() {
    let begin = WHOLE.find("  cpu    ").unwrap();
    for (end, _) in WHOLE.char_indices().filter(|&(end, _)| end > begin) {
        let document = parse(&WHOLE[..end], Some(Language::Hcl));
        let tree = &document.tree;
        let path = ["resource", "aws_ecs_task_definition", "app", "family"];
        let family = path.iter().try_fold(tree.root(), |node, key| tree.get(node, key));
        let family = family.and_then(|family| tree.string(family));
        assert_eq!(family, Some("${var.name}-web"), "{}", &WHOLE[..end]);
    }
}

/// JSON is an expression of HCL, where it holds no template.
#[test]
fn the_corpus_is_read_alike() {
    let (mut read, mut written) = (0, 0);
    for sample in corpus::samples().unwrap_or_default() {
        let Ok(value) = serde_json::from_str::<Value>(&sample.text) else { continue };
        if sample.text.len() > 100_000 {
            continue;
        }
        read += usize::from(agree(&format!("json = {}\n", sample.text.trim()), false));
        let text = hcl::value(&value, "", "  ", "\n");
        written += usize::from(agree(&format!("written = {text}\n"), false));
    }
    // The others hold what looks like a template and is none, such as `${AWS::Region}`.
    let enough = read > 150 && written > 150;
    assert!(enough || corpus::samples().is_none(), "only {read} and {written} files");
}

/// Attributes, blocks and expressions at random.
fn module() -> impl Strategy<Value = String> {
    let expression = prop::sample::select(vec![
        "var.a",
        "local.b[0].c",
        "a ? b : c",
        "f(x, y...)",
        "!a && b || (c)",
        "1 + 2 * -3",
        "[for x in y : x]",
        "{ for k, v in m : k => v... if v }",
        "a[*].b",
        "a.*.b",
        "\"${a}\"",
        "\"a-${b[\"c\"]}\"",
        "\"$${a}\"",
        "\"\\u00e9\\n\"",
        "null",
        "true",
        "-7",
        "1.25e-3",
        "\"%{ if a }b%{ endif }\"",
        "jsonencode({ a = 1 })",
        "<<EOF\nline ${a}\n  two\nEOF",
        "<<-EOF\n    line\n      two\n    EOF",
        "data.x.y[\"z\"].w",
        "\"é€😀\"",
    ]);
    let value = prop_oneof![
        expression.prop_map(str::to_owned),
        properties::json().prop_map(|value| hcl::value(&value, "", "  ", "\n")),
    ];
    let attribute = ("[a-z][a-z0-9_-]{0,5}", value).prop_map(|(name, value)| format!("{name} = {value}\n"));
    let block =
        ("[a-z]{1,4}", prop::collection::vec("[a-z]{1,3}", 0..3), prop::collection::vec(attribute, 0..4));
    let block = block.prop_map(|(name, labels, body)| {
        let labels: String = labels.iter().map(|label| format!(" \"{label}\"")).collect();
        // Two attributes of one name are refused by `hcl-edit`.
        let body: String = body.iter().enumerate().map(|(index, line)| format!("x{index}{line}")).collect();
        format!("{name}{labels} {{\n{body}}} # {name}\n")
    });
    prop::collection::vec(block, 0..4).prop_map(|blocks| blocks.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn generated_modules_are_read_alike(text in module()) {
        prop_assert!(agree(&text, false), "hcl-edit refuses {}", text);
    }

    /// Broken in one place, a text still has a tree; and what `hcl-edit` takes all the same, is read alike.
    #[test]
    fn broken_modules_have_a_tree(
        text in module(),
        at in any::<prop::sample::Index>(),
        length in 0usize..4,
        piece in prop::sample::select(vec!["", "{", "}", "[", "]", "(", ")", "\"", "=", ",", "<<", "${", "\n", "é", "#", "\\", "?", ":", "for "]),
    ) {
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
        let index = at.index(places.len());
        let (start, end) = (places[index], places[(index + length).min(places.len() - 1)]);
        let broken = format!("{}{piece}{}", &text[..start], &text[end..]);
        agree(&broken, true);
    }
}
