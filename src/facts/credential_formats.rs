//! Formats of credentials that are told by a fixed prefix.
//!
//! Source: the rule sets of gitleaks (b58d3f10), detect-secrets 1.5.0, secretlint 12.0.0 and the vendors' own pages, read 2026-08.
//! Only what cannot be mistaken stands here. Formats that need the name of the variable as a hint do not.

/// A format of credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// What it is, with its article.
    pub title: &'static str,
    /// The prefix.
    pub prefix: &'static str,
    /// The characters behind the prefix.
    pub alphabet: Alphabet,
    /// How many of them there are: at least, and at most.
    pub length: (usize, usize),
    /// What else must hold.
    pub check: Check,
}

/// Sets of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
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
    /// Digits and a to f.
    Hex,
}

impl Alphabet {
    /// Is a byte in the set?
    pub fn contains(self, byte: u8) -> bool {
        match self {
            Self::Upper => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            Self::Alphanumeric => byte.is_ascii_alphanumeric(),
            Self::Url => byte.is_ascii_alphanumeric() || b"-_".contains(&byte),
            Self::Base64 => byte.is_ascii_alphanumeric() || b"+/=".contains(&byte),
            Self::Dotted => byte.is_ascii_alphanumeric() || b"-_.".contains(&byte),
            Self::Hex => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
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
}

const fn format(
    title: &'static str,
    prefix: &'static str,
    alphabet: Alphabet,
    least: usize,
    most: usize,
) -> Format {
    Format { title, prefix, alphabet, length: (least, most), check: Check::None }
}

const fn checked(format: Format, check: Check) -> Format {
    Format { check, ..format }
}

use Alphabet::{Alphanumeric, Base64, Dotted, Hex, Upper, Url};

/// The formats, by vendor. Of two that fit, the one with the longer prefix counts.
#[rustfmt::skip]
pub static FORMATS: &[Format] = &[
    format("an AWS access key id", "AKIA", Upper, 16, 16),
    format("a temporary AWS access key id", "ASIA", Upper, 16, 16),
    format("an AWS bearer token", "ABIA", Upper, 16, 16),
    format("an AWS context-specific credential", "ACCA", Upper, 16, 16),
    format("an Amazon Bedrock key", "ABSK", Base64, 100, 300),
    checked(format("a GitHub personal access token", "ghp_", Alphanumeric, 36, 36), Check::Crc32),
    checked(format("a GitHub OAuth token", "gho_", Alphanumeric, 36, 36), Check::Crc32),
    checked(format("a GitHub user token", "ghu_", Alphanumeric, 36, 36), Check::Crc32),
    checked(format("a GitHub server token", "ghs_", Alphanumeric, 36, 36), Check::Crc32),
    checked(format("a GitHub refresh token", "ghr_", Alphanumeric, 36, 36), Check::Crc32),
    format("a GitHub fine-grained token", "github_pat_", Url, 82, 82),
    format("a GitLab access token", "glpat-", Dotted, 20, 300),
    format("a GitLab deploy token", "gldt-", Url, 20, 64),
    format("a GitLab runner token", "glrt-", Dotted, 20, 64),
    format("a GitLab CI job token", "glcbt-", Url, 20, 64),
    format("a GitLab trigger token", "glptt-", Url, 20, 64),
    format("a Slack bot token", "xoxb-", Url, 20, 200),
    format("a Slack user token", "xoxp-", Url, 20, 200),
    format("a Slack app token", "xapp-", Url, 20, 200),
    format("a Stripe live key", "sk_live_", Alphanumeric, 20, 250),
    format("a Stripe restricted key", "rk_live_", Alphanumeric, 20, 250),
    format("a Stripe webhook secret", "whsec_", Base64, 24, 100),
    format("a Square access token", "sq0atp-", Url, 22, 22),
    format("a Square secret", "sq0csp-", Url, 43, 43),
    format("a Shopify access token", "shpat_", Hex, 32, 32),
    format("a Shopify secret", "shpss_", Hex, 32, 32),
    format("a SendGrid key", "SG.", Dotted, 60, 70),
    checked(format("an npm token", "npm_", Alphanumeric, 36, 36), Check::Crc32),
    format("a PyPI token", "pypi-AgEI", Url, 50, 1000),
    format("a RubyGems key", "rubygems_", Hex, 48, 48),
    format("a Docker access token", "dckr_pat_", Url, 27, 36),
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
    format("a Google OAuth client secret", "GOCSPX-", Url, 28, 28),
    format("a DigitalOcean token", "dop_v1_", Hex, 64, 64),
    format("a Databricks token", "dapi", Hex, 32, 34),
    format("a New Relic key", "NRAK-", Upper, 27, 27),
    format("a Grafana token", "glsa_", Url, 41, 60),
    format("a Grafana Cloud token", "glc_", Base64, 32, 400),
    format("a Sentry token", "sntrys_", Base64, 40, 400),
    format("a Sentry user token", "sntryu_", Hex, 64, 64),
    format("a Dynatrace token", "dt0c01.", Dotted, 80, 100),
    format("a HashiCorp Vault token", "hvs.", Url, 24, 300),
    format("a HashiCorp Vault batch token", "hvb.", Url, 100, 400),
    format("a Pulumi token", "pul-", Hex, 40, 40),
    format("a Doppler token", "dp.pt.", Alphanumeric, 40, 50),
    format("a Doppler service token", "dp.st.", Dotted, 40, 80),
    format("a 1Password service account token", "ops_eyJ", Base64, 200, 1500),
    format("an Atlassian token", "ATATT3x", Base64, 180, 250),
    format("a Linear key", "lin_api_", Alphanumeric, 40, 40),
    format("a Notion token", "ntn_", Alphanumeric, 40, 60),
    format("a Postman key", "PMAK-", Url, 59, 59),
    format("a Figma token", "figd_", Url, 40, 60),
    format("a Netlify token", "nfp_", Alphanumeric, 36, 40),
    format("a Supabase token", "sbp_", Hex, 40, 40),
    format("a PlanetScale password", "pscale_pw_", Dotted, 32, 64),
    format("a PlanetScale token", "pscale_tkn_", Dotted, 32, 64),
    format("an age secret key", "AGE-SECRET-KEY-1", Upper, 58, 58),
];
