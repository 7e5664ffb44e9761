import { type Json, type JsonObject, isObject, objectOf, parseObject } from './json.ts';
import { type PackageFile, textOf } from './package-file.ts';

const products = ['support', 'chat', 'standalone_chat', 'sell'];
const legacyProducts = new Map([
  ['zendesk', 'support'],
  ['zopim', 'chat'],
  ['lotus_box', 'standalone_chat'],
]);

export function isLocale(text: string): boolean {
  return /^[a-z]{2,3}(-\w{2,3})?$/.test(text);
}

/** Checks every translation file; what the listing must say is asked of English only. */
export function checkTranslations(manifest: JsonObject, files: readonly PackageFile[]): string[] {
  return files
    .filter((file) => /^translations\/.*\.json$/.test(file.path))
    .flatMap((file) => {
      const locale = file.path.slice('translations/'.length, -'.json'.length);
      if (!isLocale(locale)) return [`${file.path}: "${locale}" is not a locale such as en or pt-br.`];
      const parsed = parseObject(textOf(file));
      if ('reason' in parsed) return [`${file.path} ${parsed.reason}.`];
      const content = locale === 'en' ? listingErrors(file.path, parsed.value, manifest) : [];
      return [...content, ...parameterLabelErrors(file.path, parsed.value), ...packageFormatErrors(file.path, parsed.value)];
    });
}

function listingErrors(path: string, translation: JsonObject, manifest: JsonObject): string[] {
  const app = objectOf(translation['app']);
  const perProduct = products.filter((product) => product in app);
  if (perProduct.length === 0) return missingListing(`${path}: app`, app, manifest);
  const ours = Object.keys(objectOf(manifest['location'])).map((product) => legacyProducts.get(product) ?? product);
  const unexpected = perProduct.filter((product) => !ours.includes(product));
  return [
    ...unexpected.map((product) => `${path}: app.${product} is not a product of the manifest.`),
    ...perProduct.flatMap((product) => missingListing(`${path}: app.${product}`, objectOf(app[product]), manifest)),
  ];
}

function missingListing(at: string, listing: JsonObject, manifest: JsonObject): string[] {
  const required =
    manifest['private'] === false ? ['name', 'short_description', 'long_description', 'installation_instructions'] : ['name'];
  const present = new Set(Object.keys(listing).map((key) => (key === 'description' ? 'short_description' : key)));
  return required.filter((key) => !present.has(key)).map((key) => `${at}.${key} is missing.`);
}

function parameterLabelErrors(path: string, translation: JsonObject): string[] {
  return Object.entries(objectOf(objectOf(translation['app'])['parameters']))
    .filter(([, texts]) => !isObject(texts) || !('label' in texts))
    .map(([name]) => `${path}: app.parameters.${name} needs a "label".`);
}

/** `app.package` marks Zendesk's own format, in which every text is a title and a value. */
function packageFormatErrors(path: string, translation: JsonObject): string[] {
  if (objectOf(translation['app'])['package'] === undefined) return [];
  const { package: _package, ...app } = objectOf(translation['app']);
  return unpaired({ ...translation, app }, '').map((key) => `${path}: with app.package, ${key} must be {"title", "value"}.`);
}

function unpaired(value: Json | undefined, at: string): string[] {
  if (!isObject(value)) return [at];
  const keys = Object.keys(value).toSorted().join();
  if (keys === 'title,value' && typeof value['title'] === 'string' && typeof value['value'] === 'string') return [];
  return Object.entries(value).flatMap(([key, inner]) => unpaired(inner, at === '' ? key : `${at}.${key}`));
}
