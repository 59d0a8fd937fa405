//! Formats of credentials that are told by fixed characters, and a few that need the name of the variable as a hint.
//!
//! Source: the rule sets of gitleaks (b58d3f10), detect-secrets 1.5.0, secretlint 12.0.0 and the vendors' own pages, read 2026-08.
//! Only what cannot be mistaken stands here.

/// A format of credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// What it is, with its article.
    pub title: &'static str,
    /// The fixed characters: the prefix, or in a few formats a marker in the middle.
    pub prefix: &'static str,
    /// What stands before a marker in the middle, and how many of it: at least, and at most.
    pub before: Option<(Alphabet, usize, usize)>,
    /// The characters behind the prefix.
    pub alphabet: Alphabet,
    /// How many of them there are: at least, and at most.
    pub length: (usize, usize),
    /// What else must hold.
    pub check: Check,
    /// Whether it opens nothing but a sandbox.
    pub sandbox: bool,
}

impl Format {
    /// What may be shown of the credential: up to four characters that all of its kind have.
    pub fn shown(&self) -> Option<String> {
        let plain = self.before.is_none() && !self.prefix.contains('/') && !self.prefix.is_empty();
        plain.then(|| self.prefix.chars().take(4).collect())
    }
}

/// A format that is told only together with the name of the variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedFormat {
    /// The vendor: one of these words is in the name.
    pub vendor: &'static [&'static str],
    /// And one of these.
    pub subject: &'static [&'static str],
    /// The format; its prefix begins the value.
    pub format: Format,
}

/// Sets of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// Digits.
    Digits,
    /// Capital letters and digits.
    Upper,
    /// Letters and digits.
    Alphanumeric,
    /// Letters, digits, `-`, `_`.
    Url,
    /// Letters, digits, `+`, `/`, `=`.
    Base64,
    /// Letters, digits, `-`, `_`, `.`.
    Dotted,
    /// Letters, digits, `-`, `_`, `.`, `~`.
    Unreserved,
    /// Letters, digits and what parts a path.
    Path,
    /// Letters, digits, `$`.
    Dollar,
    /// Digits and a to f.
    Hex,
    /// Digits and a to f, in groups parted by `-` or `.`.
    GroupedHex,
}

impl Alphabet {
    /// Is a byte in the set?
    pub fn contains(self, byte: u8) -> bool {
        let alphanumeric = byte.is_ascii_alphanumeric();
        match self {
            Self::Digits => byte.is_ascii_digit(),
            Self::Upper => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            Self::Alphanumeric => alphanumeric,
            Self::Url => alphanumeric || b"-_".contains(&byte),
            Self::Base64 => alphanumeric || b"+/=".contains(&byte),
            Self::Dotted => alphanumeric || b"-_.".contains(&byte),
            Self::Unreserved => alphanumeric || b"-_.~".contains(&byte),
            Self::Path => alphanumeric || b"-_.@/".contains(&byte),
            Self::Dollar => alphanumeric || byte == b'$',
            Self::Hex => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
            Self::GroupedHex => {
                byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte) || b"-.".contains(&byte)
            }
        }
    }
}

/// What must hold besides prefix, characters and length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Nothing.
    None,
    /// The last six characters are the CRC-32 of those before, in base 62 (GitHub, npm).
    Crc32,
    /// The text holds this marker.
    Contains(&'static str),
    /// The text parts at this character into pieces of these lengths; 0 is any length but none.
    Pieces(char, &'static [usize]),
    /// Capital letters, small letters and digits all occur, so that no word is mistaken.
    Mixed,
}

const fn format(
    title: &'static str,
    prefix: &'static str,
    alphabet: Alphabet,
    least: usize,
    most: usize,
) -> Format {
    Format {
        title,
        prefix,
        before: None,
        alphabet,
        length: (least, most),
        check: Check::None,
        sandbox: false,
    }
}

const fn checked(format: Format, check: Check) -> Format {
    Format { check, ..format }
}

const fn behind(format: Format, alphabet: Alphabet, least: usize, most: usize) -> Format {
    Format { before: Some((alphabet, least, most)), ..format }
}

const fn sandbox(format: Format) -> Format {
    Format { sandbox: true, ..format }
}

const fn named(
    vendor: &'static [&'static str],
    subject: &'static [&'static str],
    format: Format,
) -> NamedFormat {
    NamedFormat { vendor, subject, format }
}

use Alphabet::{Alphanumeric, Base64, Digits, Dollar, Dotted, GroupedHex, Hex, Path, Unreserved, Upper, Url};
use Check::{Crc32, Mixed, Pieces};

/// The formats, by vendor. Of two that fit, the one with the longer prefix counts.
#[rustfmt::skip]
pub static FORMATS: &[Format] = &[
    format("an AWS access key id", "AKIA", Upper, 16, 16),
    format("a temporary AWS access key id", "ASIA", Upper, 16, 16),
    format("an AWS bearer token", "ABIA", Upper, 16, 16),
    format("an AWS context-specific credential", "ACCA", Upper, 16, 16),
    format("an Amazon Bedrock key", "ABSK", Base64, 100, 300),
    checked(format("a GitHub personal access token", "ghp_", Alphanumeric, 36, 36), Crc32),
    checked(format("a GitHub OAuth token", "gho_", Alphanumeric, 36, 36), Crc32),
    checked(format("a GitHub user token", "ghu_", Alphanumeric, 36, 36), Crc32),
    checked(format("a GitHub server token", "ghs_", Alphanumeric, 36, 36), Crc32),
    checked(format("a GitHub refresh token", "ghr_", Alphanumeric, 36, 36), Crc32),
    format("a GitHub fine-grained token", "github_pat_", Url, 82, 82),
    format("a GitLab access token", "glpat-", Dotted, 20, 300),
    format("a GitLab deploy token", "gldt-", Url, 20, 64),
    format("a GitLab runner token", "glrt-", Dotted, 20, 64),
    format("a GitLab CI job token", "glcbt-", Url, 20, 64),
    format("a GitLab trigger token", "glptt-", Url, 20, 64),
    format("a GitLab feed token", "glft-", Url, 20, 64),
    format("a Slack bot token", "xoxb-", Url, 20, 200),
    format("a Slack user token", "xoxp-", Url, 20, 200),
    format("a Slack workspace token", "xoxa-", Url, 20, 200),
    format("a Slack refresh token", "xoxr-", Url, 20, 200),
    format("a Slack configuration token", "xoxe-", Url, 20, 300),
    format("a Slack configuration token", "xoxe.xoxp-", Url, 20, 300),
    format("a Slack app token", "xapp-", Url, 20, 200),
    checked(format("a Slack webhook", "hooks.slack.com/services/", Path, 38, 60), Pieces('/', &[0, 0, 0])),
    checked(format("a Microsoft Teams webhook", ".webhook.office.com/webhookb2/", Path, 100, 300), Check::Contains("IncomingWebhook/")),
    checked(format("a Discord webhook", "discord.com/api/webhooks/", Path, 70, 120), Pieces('/', &[0, 0])),
    checked(format("a Discord webhook", "discordapp.com/api/webhooks/", Path, 70, 120), Pieces('/', &[0, 0])),
    behind(format("a Telegram bot token", ":AA", Url, 32, 34), Digits, 8, 10),
    format("a Stripe live key", "sk_live_", Alphanumeric, 20, 250),
    format("a Stripe restricted key", "rk_live_", Alphanumeric, 20, 250),
    sandbox(format("a Stripe test key", "sk_test_", Alphanumeric, 20, 250)),
    sandbox(format("a Stripe restricted test key", "rk_test_", Alphanumeric, 20, 250)),
    format("a Stripe webhook secret", "whsec_", Base64, 24, 100),
    format("a Square access token", "sq0atp-", Url, 22, 22),
    format("a Square secret", "sq0csp-", Url, 43, 43),
    checked(format("a Square access token", "EAAA", Url, 60, 60), Mixed),
    checked(format("a Braintree access token", "access_token$production$", Dollar, 49, 49), Pieces('$', &[16, 32])),
    format("a Shopify access token", "shpat_", Hex, 32, 32),
    format("a Shopify secret", "shpss_", Hex, 32, 32),
    format("a Shopify custom app token", "shpca_", Hex, 32, 32),
    format("a Shopify private app token", "shppa_", Hex, 32, 32),
    format("a Twilio API key", "SK", Hex, 32, 32),
    checked(format("a SendGrid key", "SG.", Dotted, 60, 70), Pieces('.', &[22, 43])),
    format("a Mailgun key", "key-", Hex, 32, 32),
    behind(format("a Mailchimp key", "-us", Digits, 1, 2), Hex, 32, 32),
    checked(format("an npm token", "npm_", Alphanumeric, 36, 36), Crc32),
    format("a PyPI token", "pypi-AgEI", Url, 50, 1000),
    format("a RubyGems key", "rubygems_", Hex, 48, 48),
    format("a Docker access token", "dckr_pat_", Url, 27, 36),
    format("a Docker organisation token", "dckr_oat_", Url, 27, 36),
    format("an Artifactory key", "AKCp", Alphanumeric, 69, 69),
    format("an Artifactory reference token", "cmVmdGtu", Alphanumeric, 56, 56),
    format("an OpenAI project key", "sk-proj-", Url, 40, 250),
    format("an OpenAI service account key", "sk-svcacct-", Url, 40, 250),
    format("an OpenAI admin key", "sk-admin-", Url, 40, 250),
    checked(format("an OpenAI key", "sk-", Alphanumeric, 40, 60), Check::Contains("T3BlbkFJ")),
    format("an Anthropic key", "sk-ant-api03-", Url, 80, 120),
    format("an Anthropic admin key", "sk-ant-admin01-", Url, 80, 120),
    format("a Hugging Face token", "hf_", Alphanumeric, 34, 40),
    format("a Perplexity key", "pplx-", Alphanumeric, 48, 60),
    format("a Groq key", "gsk_", Alphanumeric, 52, 60),
    format("a Google API key", "AIza", Url, 35, 35),
    format("a Google OAuth access token", "ya29.", Url, 60, 400),
    format("a Google OAuth client secret", "GOCSPX-", Url, 28, 28),
    behind(format("a Microsoft Entra client secret", "Q~", Unreserved, 31, 34), Unreserved, 4, 4),
    checked(format("an Alibaba Cloud access key id", "LTAI", Alphanumeric, 12, 20), Mixed),
    format("a DigitalOcean token", "dop_v1_", Hex, 64, 64),
    format("a DigitalOcean OAuth token", "doo_v1_", Hex, 64, 64),
    format("a DigitalOcean refresh token", "dor_v1_", Hex, 64, 64),
    format("a Heroku key", "HRKU-AA", Url, 58, 58),
    format("a Databricks token", "dapi", GroupedHex, 32, 34),
    format("a New Relic key", "NRAK-", Upper, 27, 27),
    format("a New Relic insert key", "NRII-", Url, 32, 32),
    format("a New Relic browser key", "NRJS-", Hex, 19, 19),
    format("a Grafana token", "glsa_", Url, 41, 60),
    format("a Grafana Cloud token", "glc_", Base64, 32, 400),
    format("a Grafana key", "eyJrIjoi", Base64, 60, 400),
    format("a Sentry token", "sntrys_", Base64, 40, 400),
    format("a Sentry user token", "sntryu_", Hex, 64, 64),
    format("a Honeycomb key", "hcaik_", Alphanumeric, 58, 58),
    format("a Honeycomb key", "hcbik_", Alphanumeric, 58, 58),
    checked(format("a Dynatrace token", "dt0c01.", Dotted, 80, 100), Pieces('.', &[24, 64])),
    format("a HashiCorp Vault token", "hvs.", Url, 24, 300),
    format("a HashiCorp Vault batch token", "hvb.", Url, 100, 400),
    checked(format("a HashiCorp Vault token", "s.", Alphanumeric, 24, 24), Mixed),
    behind(format("a Terraform Cloud token", ".atlasv1.", Url, 60, 80), Alphanumeric, 14, 14),
    format("a Pulumi token", "pul-", Hex, 40, 40),
    format("a Doppler token", "dp.pt.", Alphanumeric, 40, 50),
    format("a Doppler service token", "dp.st.", Dotted, 40, 80),
    format("a 1Password service account token", "ops_eyJ", Base64, 200, 1500),
    checked(format("an Infisical service token", "st.", Dotted, 85, 130), Pieces('.', &[24, 32, 0])),
    format("an Atlassian token", "ATATT3x", Url, 170, 250),
    format("a Linear key", "lin_api_", Alphanumeric, 40, 40),
    format("a Notion token", "ntn_", Alphanumeric, 40, 60),
    checked(format("a Notion token", "secret_", Alphanumeric, 43, 43), Mixed),
    checked(format("an Airtable token", "pat", Dotted, 79, 79), Pieces('.', &[14, 64])),
    format("a Postman key", "PMAK-", Url, 59, 59),
    format("a Figma token", "figd_", Url, 40, 60),
    format("a Fly.io token", "fo1_", Url, 43, 43),
    format("a Fly.io token", "fm2_", Base64, 100, 1000),
    format("a Netlify token", "nfp_", Alphanumeric, 36, 40),
    format("a Supabase token", "sbp_", Hex, 40, 40),
    format("a PlanetScale password", "pscale_pw_", Dotted, 32, 64),
    format("a PlanetScale token", "pscale_tkn_", Dotted, 32, 64),
    format("a Prefect key", "pnu_", Alphanumeric, 36, 36),
    format("a ReadMe key", "rdme_", Alphanumeric, 70, 70),
    format("a Sourcegraph token", "sgp_", Url, 40, 64),
    checked(format("a Cloudflare origin CA key", "v1.0-", GroupedHex, 171, 171), Pieces('-', &[24, 146])),
    format("an age secret key", "AGE-SECRET-KEY-1", Upper, 58, 58),
];

/// Formats without fixed characters of their own: the whole value fits, and the name says whose it is.
#[rustfmt::skip]
pub static NAMED_FORMATS: &[NamedFormat] = &[
    named(&["AWS", "AMAZON", "S3", "SES", "SQS", "DYNAMODB"], &["SECRET"], checked(format("an AWS secret access key", "", Base64, 40, 40), Mixed)),
    named(&["DD", "DATADOG"], &["KEY"], format("a Datadog API key", "", Hex, 32, 32)),
    named(&["DD", "DATADOG"], &["KEY"], format("a Datadog application key", "", Hex, 40, 40)),
    named(&["OKTA"], &["TOKEN", "KEY"], format("an Okta token", "00", Url, 40, 40)),
    named(&["VERCEL"], &["TOKEN"], checked(format("a Vercel token", "", Alphanumeric, 24, 24), Mixed)),
    named(&["CONFLUENT", "KAFKA", "SASL"], &["SECRET", "PASSWORD"], checked(format("a Confluent secret", "", Base64, 64, 64), Mixed)),
    named(&["TWILIO"], &["TOKEN"], format("a Twilio auth token", "", Hex, 32, 32)),
    named(&["CLOUDFLARE", "CF"], &["TOKEN"], checked(format("a Cloudflare token", "", Url, 40, 40), Mixed)),
    named(&["CLOUDFLARE", "CF"], &["KEY"], format("a Cloudflare key", "", Hex, 37, 37)),
    named(&["HEROKU"], &["KEY", "TOKEN"], format("a Heroku key", "", GroupedHex, 36, 36)),
    named(&["RELIC", "NEWRELIC", "NR"], &["LICENSE", "KEY"], checked(format("a New Relic licence key", "", Alphanumeric, 40, 40), Check::Contains("NRAL"))),
    named(&["SPLUNK", "HEC"], &["TOKEN"], format("a Splunk token", "", GroupedHex, 36, 36)),
    named(&["DISCORD"], &["TOKEN"], checked(format("a Discord bot token", "", Dotted, 59, 80), Pieces('.', &[0, 6, 0]))),
    named(&["SNOWFLAKE"], &["TOKEN", "PAT"], checked(format("a Snowflake token", "", Dotted, 100, 600), Mixed)),
];
