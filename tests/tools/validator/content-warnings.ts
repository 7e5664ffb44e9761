import { type PackageFile, textOf } from './package-file.ts';

const secretWords = /pass|secret|auth_?key|auth_user|AuthUser|username|api_key/;
const namedSecrets: readonly (readonly [string, RegExp])[] = [
  ['private key', /-----BEGIN (RSA|OPENSSH|DSA|EC|PGP) PRIVATE KEY/],
  ['AWS access key', /AKIA[0-9A-Z]{8,24}/],
  ['Slack token', /xox[pboa]-/],
  ['password', /password.*.[0-9a-zA-Z+_.-]{4,156}/i],
  ['token', /token( [:"=-]|[:"=-]).*.[0-9a-zA-Z+_.-]{4,156}/i],
  ['app key or app secret', /app[-_](key|secret)( [:"=-]|[:"=-]).*.[0-9a-zA-Z+_.-]{4,156}/i],
];

/** Warns of addresses without encryption; names of XML vocabularies inside scripts look like such and are reported too. */
export function insecureAddressWarnings(files: readonly PackageFile[]): string[] {
  return files
    .filter((file) => /\.(js|html?)$/.test(file.path))
    .flatMap((file) => {
      const hosts = new Set([...textOf(file).matchAll(/http:\/\/([\w.-]+)/g)].map((match) => match[1]));
      return hosts.size === 0 ? [] : [`${file.path} names addresses without encryption: ${[...hosts].join(', ')}.`];
    });
}

/** Warns of text that looks like a secret left in the package: of each kind a line, of mere words one for all files, as Zendesk does. */
export function secretWarnings(files: readonly PackageFile[]): string[] {
  const texts = files
    .filter((file) => /\.(js|html?|css|json|md|txt|svg)$/.test(file.path))
    .map((file) => ({ path: file.path, text: textOf(file) }));
  const kinds = texts.flatMap(({ path, text }) =>
    namedSecrets.filter(([, pattern]) => pattern.test(text)).map(([kind]) => `${path} looks as if it held a ${kind}.`),
  );
  const wordy = texts.filter(({ text }) => secretWords.test(text)).map(({ path }) => path);
  return wordy.length === 0 ? kinds : [...kinds, `Words that secrets go by are in ${wordy.join(', ')}.`];
}
