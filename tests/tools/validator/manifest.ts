import { type Json, type JsonObject, isArray, isFilled, isObject, objectOf, show } from './json.ts';
import { checkLocations } from './locations.ts';
import type { PackageFile } from './package-file.ts';
import { checkParameters } from './parameters.ts';
import { isLocale } from './translations.ts';

const booleans = ['requirementsOnly', 'marketingOnly', 'singleInstall', 'signedUrls', 'private'];
const strings = ['defaultLocale', 'version', 'frameworkVersion', 'remoteInstallationURL', 'termsConditionsURL', 'gaID'];
const experiments = ['hashParams', 'newCssCompiler'];
const oauthKeys = ['client_id', 'client_secret', 'authorize_uri', 'access_token_uri'];

/** Checks everything manifest.json may say, in the order Zendesk does. */
export function checkManifest(manifest: JsonObject, files: readonly PackageFile[]): string[] {
  return [
    ...missingKeys(manifest),
    ...typeErrors(manifest),
    ...localeErrors(manifest, files),
    ...urlErrors(manifest),
    ...checkParameters(manifest),
    ...oauthErrors(manifest),
    ...(isOnly(manifest) ? onlyErrors(manifest, files) : [...versionErrors(manifest), ...checkLocations(manifest, files)]),
    ...('noTemplate' in manifest ? ['manifest.json: "noTemplate" is banned in framework 2.0.'] : []),
  ];
}

function isOnly(manifest: JsonObject): boolean {
  return manifest['requirementsOnly'] === true || manifest['marketingOnly'] === true;
}

function missingKeys(manifest: JsonObject): string[] {
  const required = isOnly(manifest) ? ['author', 'defaultLocale'] : ['author', 'defaultLocale', 'location', 'frameworkVersion'];
  return required
    .filter((key) => manifest[key] === undefined || manifest[key] === null)
    .map((key) => `manifest.json: "${key}" is missing.`);
}

function typeErrors(manifest: JsonObject): string[] {
  const author = objectOf(manifest['author']);
  const whitelist = manifest['domainWhitelist'];
  return [
    ...booleans.flatMap((key) => mustBe('true or false', key, manifest[key], typeof manifest[key] === 'boolean')),
    ...strings.flatMap((key) => mustBe('a text', key, manifest[key], typeof manifest[key] === 'string')),
    ...mustBe('an object', 'author', manifest['author'], isObject(manifest['author'])),
    ...['name', 'email', 'url'].flatMap((key) => mustBe('a text', `author.${key}`, author[key], typeof author[key] === 'string')),
    ...mustBe('a list of texts', 'domainWhitelist', whitelist, isArray(whitelist) && whitelist.every((host) => typeof host === 'string')),
    ...mustBe('a list', 'parameters', manifest['parameters'], isArray(manifest['parameters'])),
    ...mustBe('an object', 'experiments', manifest['experiments'], isObject(manifest['experiments'])),
    ...Object.entries(objectOf(manifest['experiments']))
      .filter(([key, value]) => value !== false && !experiments.includes(key))
      .map(([key]) => `manifest.json: the experiment "${key}" may not be turned on.`),
  ];
}

function mustBe(kind: string, label: string, value: Json | undefined, isRight: boolean): string[] {
  return value === undefined || isRight ? [] : [`manifest.json: "${label}" must be ${kind}, not ${show(value)}.`];
}

function localeErrors(manifest: JsonObject, files: readonly PackageFile[]): string[] {
  const locale = manifest['defaultLocale'];
  if (typeof locale !== 'string') return [];
  if (!isLocale(locale)) return [`manifest.json: "defaultLocale" ${show(locale)} is not a locale such as en or pt-br.`];
  const path = `translations/${locale}.json`;
  return files.some((file) => file.path === path) ? [] : [`manifest.json: "defaultLocale" needs the file ${path}.`];
}

function urlErrors(manifest: JsonObject): string[] {
  const urls: [string, Json | undefined][] = [
    ['author.url', objectOf(manifest['author'])['url']],
    ['termsConditionsURL', manifest['termsConditionsURL']],
  ];
  return urls
    .filter(([, url]) => typeof url === 'string' && !isWebAddress(url))
    .map(([key, url]) => `manifest.json: "${key}" must be a web address, not ${show(url)}.`);
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^/\s]+/.test(url) && URL.canParse(url);
}

function oauthErrors(manifest: JsonObject): string[] {
  const oauth = manifest['oauth'];
  if (oauth === undefined) return [];
  const parameters = isArray(manifest['parameters']) ? manifest['parameters'] : [];
  const missing = oauthKeys.filter((key) => !isFilled(objectOf(oauth)[key]));
  return [
    ...missing.map((key) => `manifest.json: "oauth.${key}" is missing.`),
    ...(parameters.some((parameter) => objectOf(parameter)['type'] === 'oauth')
      ? []
      : ['manifest.json: "oauth" needs one parameter of the type oauth.']),
  ];
}

function versionErrors(manifest: JsonObject): string[] {
  const version = manifest['frameworkVersion'];
  if (version === undefined || version === '2.0') return [];
  return [`manifest.json: "frameworkVersion" must be "2.0", not ${show(version)}.`];
}

function onlyErrors(manifest: JsonObject, files: readonly PackageFile[]): string[] {
  const kind = manifest['marketingOnly'] === true ? 'marketingOnly' : 'requirementsOnly';
  const banned = ['location', 'frameworkVersion'].filter((key) => key in manifest);
  const errors = banned.map((key) => `manifest.json: a ${kind} app may not have "${key}".`);
  if (kind === 'requirementsOnly') {
    if (!files.some((file) => file.path === 'requirements.json')) errors.push('A requirementsOnly app needs requirements.json.');
    if (files.some((file) => /\.(js|hdbs|css)$/.test(file.path)))
      errors.push('A requirementsOnly app may hold no script, template or style.');
    return errors;
  }
  if (manifest['private'] !== false) errors.push('manifest.json: a marketingOnly app must be "private": false.');
  const parameters = manifest['parameters'];
  if (isArray(parameters) && parameters.length > 0) errors.push('manifest.json: a marketingOnly app may have no parameters.');
  return errors;
}
