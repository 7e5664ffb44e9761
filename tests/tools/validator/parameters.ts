import { type Json, type JsonObject, isArray, isObject, objectOf, show } from './json.ts';

const types = ['text', 'checkbox', 'url', 'number', 'multiline', 'hidden', 'oauth', 'mtls'];
const scopes = ['header', 'body', 'url', 'jwt_secret_key', 'jwt_claim', 'basic_auth_username', 'basic_auth_password'];
const mtlsMax = 3;
const hostMaxLength = 253;

/** Checks the settings an admin will be asked for. */
export function checkParameters(manifest: JsonObject): string[] {
  const parameters = parametersOf(manifest);
  const ofType = (type: string): JsonObject[] => parameters.filter((parameter) => parameter['type'] === type);
  return [
    ...nameErrors(parameters),
    ...parameters.flatMap(parameterErrors),
    ...(ofType('oauth').length > 1 ? ['manifest.json: there may be only one parameter of the type oauth.'] : []),
    ...(ofType('mtls').length > mtlsMax ? [`manifest.json: there may be at most ${mtlsMax} parameters of the type mtls.`] : []),
    ...ofType('mtls').flatMap(mtlsErrors),
  ];
}

/** Lists what makes a secret less secret than its owner would expect. */
export function secretSettingWarnings(manifest: JsonObject): string[] {
  return parametersOf(manifest).flatMap((parameter) => {
    const { name, type = 'text', secure, scopes: ownScopes, default: preset } = parameter;
    const warnings: string[] = [];
    if (secure === true && ownScopes === undefined)
      warnings.push(`The secure parameter ${show(name)} has no "scopes": it could be sent anywhere in a request.`);
    if (type === 'text' && secure !== true && typeof name === 'string' && /token|key|pwd|password/i.test(name)) {
      warnings.push(`The parameter ${show(name)} sounds like a secret and is not secure.`);
    }
    if (preset !== undefined && (secure === true || type === 'hidden')) {
      warnings.push(`The parameter ${show(name)} has a default, which is not stored securely.`);
    }
    return warnings;
  });
}

function parametersOf(manifest: JsonObject): JsonObject[] {
  const parameters = manifest['parameters'];
  return isArray(parameters) ? parameters.filter((parameter) => isObject(parameter)) : [];
}

function nameErrors(parameters: readonly JsonObject[]): string[] {
  const names = parameters.map((parameter) => parameter['name']);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [
    ...[...repeated].map((name) => `manifest.json: the parameter ${show(name)} is there twice.`),
    ...(names.includes('name') ? ['manifest.json: no parameter may be called "name".'] : []),
  ];
}

function parameterErrors(parameter: JsonObject): string[] {
  const { name, type = 'text', required, secure, scopes: ownScopes } = parameter;
  const at = `manifest.json: the parameter ${show(name)}`;
  const errors: string[] = [];
  if (typeof type !== 'string' || !types.includes(type)) errors.push(`${at} has the type ${show(type)}, which Zendesk does not know.`);
  for (const [key, value] of [['required', required] as const, ['secure', secure] as const]) {
    if (value !== undefined && typeof value !== 'boolean') errors.push(`${at}: "${key}" must be true or false, not ${show(value)}.`);
  }
  if (type === 'hidden' && required === true) errors.push(`${at} is hidden and cannot be required.`);
  if (type === 'oauth' && secure === true) errors.push(`${at} is of the type oauth and cannot be secure.`);
  if (ownScopes !== undefined) errors.push(...scopeErrors(at, secure, ownScopes));
  return errors;
}

function scopeErrors(at: string, secure: Json | undefined, ownScopes: Json): string[] {
  if (secure !== true) return [`${at} has "scopes" but is not secure.`];
  if (!isArray(ownScopes) || ownScopes.length === 0) return [`${at}: "scopes" must be a list with something in it.`];
  const unknown = ownScopes.filter((scope) => typeof scope !== 'string' || !scopes.includes(scope));
  return unknown.map((scope) => `${at} has the scope ${show(scope)}, which Zendesk does not know.`);
}

function mtlsErrors(parameter: JsonObject): string[] {
  const at = `manifest.json: the parameter ${show(parameter['name'])}`;
  const banned = ['secure', 'default', 'scopes'].filter((key) => key in objectOf(parameter));
  const host = parameter['allowed_domain'];
  const isHost = typeof host === 'string' && host.length <= hostMaxLength && /^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/i.test(host);
  return [
    ...banned.map((key) => `${at} is of the type mtls and may not have "${key}".`),
    ...(isHost ? [] : [`${at}: "allowed_domain" must be a bare host name, not ${show(host)}.`]),
  ];
}
