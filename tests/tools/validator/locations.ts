import { type Json, type JsonObject, isObject, objectOf, show } from './json.ts';
import type { PackageFile } from './package-file.ts';

const supportLocations = [
  'top_bar',
  'nav_bar',
  'ticket_sidebar',
  'new_ticket_sidebar',
  'user_sidebar',
  'organization_sidebar',
  'background',
  'modal',
  'ticket_editor',
  'system_top_bar',
];
const chatLocations = ['chat_sidebar', 'background'];
const standaloneChatLocations = ['nav_bar', 'system_top_bar'];
const sellLocations = [
  'deal_card',
  'person_card',
  'company_card',
  'lead_card',
  'background',
  'modal',
  'dashboard',
  'note_editor',
  'call_log_editor',
  'email_editor',
  'top_bar',
  'visit_editor',
];
const locationsByProduct = new Map([
  ['support', supportLocations],
  ['zendesk', supportLocations],
  ['chat', chatLocations],
  ['zopim', chatLocations],
  ['standalone_chat', standaloneChatLocations],
  ['lotus_box', standaloneChatLocations],
  ['sell', sellLocations],
]);

/** Checks where the app shows, and that its own pages are in the package. */
export function checkLocations(manifest: JsonObject, files: readonly PackageFile[]): string[] {
  const location = manifest['location'];
  if (location === undefined) return [];
  if (!isObject(location) || Object.keys(location).length === 0)
    return ['manifest.json: "location" must name a product and its locations.'];
  return Object.entries(location).flatMap(([product, places]) => {
    const known = locationsByProduct.get(product);
    if (known === undefined) return [`manifest.json: "${product}" is not a product.`];
    if (!isObject(places) || Object.keys(places).length === 0) return [`manifest.json: "location.${product}" must name a location.`];
    return Object.entries(places).flatMap(([place, options]) => [
      ...(known.includes(place) ? [] : [`manifest.json: ${product} has no location "${place}".`]),
      ...optionErrors(place, options, files),
    ]);
  });
}

function optionErrors(place: string, options: Json | undefined, files: readonly PackageFile[]): string[] {
  const { url, autoLoad, flexible, objectTypes } = typeof options === 'string' ? { url: options } : objectOf(options);
  const errors: string[] = [];
  if (typeof url === 'string' && url !== '') {
    if (!isReachable(url, files))
      errors.push(`manifest.json: ${place} points to ${url}, which is neither https nor a file of the package.`);
  } else if (autoLoad !== false) {
    errors.push(`manifest.json: ${place} needs a "url", as it loads by itself.`);
  }
  if (flexible !== undefined && typeof flexible !== 'boolean') {
    errors.push(`manifest.json: "flexible" of ${place} must be true or false, not ${show(flexible)}.`);
  }
  // They belong to a location that Zendesk has to turn on for an account first, and that is no known location here.
  if (objectTypes !== undefined) errors.push(`manifest.json: ${place} may not have "objectTypes".`);
  return errors;
}

function isReachable(url: string, files: readonly PackageFile[]): boolean {
  if (url.includes('{{setting.')) return true;
  if (URL.canParse(url)) {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' || hostname === 'localhost';
  }
  const path = url.replace(/[?#].*$/, '');
  return path.startsWith('assets/') && files.some((file) => file.path === path);
}
