import { isRecord } from '../shared/is-record.ts';

/** What an error body of Zendesk's says, whichever of its envelopes it comes in. */
interface ErrorBody {
  /** Its name for the error, such as `RecordNotFound`; empty where it has none. */
  readonly code: string;
  /** All of it in one line. */
  readonly detail: string;
}

const DETAIL_LENGTH_AT_MOST = 500;

/**
 * Reads `{error: {title, message}}`, `{error, description, details}`, `{errors: [{code, title, detail}]}` and a bare `{error}`.
 */
export function readErrorBody(body: unknown): ErrorBody {
  if (!isRecord(body)) return { code: '', detail: '' };
  const { error, errors, description, details } = body;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (isRecord(first)) return joined(first['code'], first['title'], first['detail']);
  if (isRecord(error)) return joined(error['title'], error['message']);
  return joined(error, description, fieldErrors(details));
}

function joined(...parts: readonly unknown[]): ErrorBody {
  const words = parts.filter((part) => typeof part === 'string' && part !== '');
  return { code: typeof parts[0] === 'string' ? parts[0] : '', detail: words.join(': ').slice(0, DETAIL_LENGTH_AT_MOST) };
}

/** `{field: [{description, error}]}` */
function fieldErrors(details: unknown): string {
  if (!isRecord(details)) return '';
  return Object.entries(details)
    .flatMap(([field, errors]) => (Array.isArray(errors) ? errors : [errors]).filter(isRecord).map((error) => [field, error] as const))
    .map(([field, error]) => [field, error['error'], error['description']].filter((part) => typeof part === 'string').join(' '))
    .join('; ');
}
