import { isRecord } from '../shared/is-record.ts';

/** What an error body of Zendesk's says, whichever of its envelopes it comes in. */
interface ErrorBody {
  /** Its name for the error, such as `RecordNotFound`; empty where it has none. */
  readonly code: string;
  /** Which fields are wrong and Zendesk's name for why: `external_id DuplicateValue`. */
  readonly fields: readonly string[];
  /** All of it in one line. */
  readonly detail: string;
}

const DETAIL_LENGTH_AT_MOST = 500;
/** A name, not a sentence: what has one is safe to copy. */
const NAME = /^[A-Za-z][\w.-]{0,63}$/;

/**
 * Reads `{error: {title, message}}`, `{error, description, details}`, `{errors: [{code, title, detail}]}` and a bare `{error}`.
 */
export function readErrorBody(body: unknown): ErrorBody {
  if (!isRecord(body)) return { code: '', fields: [], detail: '' };
  const { error, errors, description, details } = body;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (isRecord(first)) return errorBody([], first['code'], first['title'], first['detail']);
  if (isRecord(error)) return errorBody([], error['title'], error['message']);
  const wrong = fieldErrors(details);
  const told = wrong.map((one) => [one.field, one.error, one.description].filter((part) => typeof part === 'string').join(' '));
  return errorBody(wrong, error, description, told.join('; '));
}

function errorBody(wrong: readonly FieldError[], ...parts: readonly unknown[]): ErrorBody {
  const words = parts.filter((part) => typeof part === 'string' && part !== '');
  const [code] = parts;
  return {
    code: isName(code) ? code : '',
    fields: wrong.map(({ field, error }) => [field, error].filter(isName).join(' ')).filter((names) => names !== ''),
    detail: words.join(': ').slice(0, DETAIL_LENGTH_AT_MOST),
  };
}

function isName(text: unknown): text is string {
  return typeof text === 'string' && NAME.test(text);
}

interface FieldError {
  readonly field: string;
  readonly error: unknown;
  readonly description: unknown;
}

/** `{field: [{description, error}]}` */
function fieldErrors(details: unknown): readonly FieldError[] {
  if (!isRecord(details)) return [];
  return Object.entries(details).flatMap(([field, errors]) =>
    (Array.isArray(errors) ? errors : [errors]).filter(isRecord).map(({ error, description }) => ({ field, error, description })),
  );
}
