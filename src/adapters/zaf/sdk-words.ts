import { isRecord } from '../shared/is-record.ts';
import type { TransportRequest } from '../shared/transport.ts';

/** A request as the SDK takes it. */
export function requestOptions({ method, url, body, headers, isSecure = false }: TransportRequest): Readonly<Record<string, unknown>> {
  return {
    url,
    type: method,
    httpCompleteResponse: true,
    // Retries belong to whoever knows whether a write may be repeated, so the framework is told not to.
    autoRetry: false,
    ...(body instanceof URLSearchParams
      ? { contentType: 'application/x-www-form-urlencoded', data: body.toString() }
      : body !== undefined && { contentType: 'application/json', data: JSON.stringify(body) }),
    ...(headers !== undefined && { headers }),
    ...(isSecure && { secure: true }),
  };
}

/** The app's settings, in what it was told when it registered. */
export function settingsOf(registration: unknown): unknown {
  const { metadata } = isRecord(registration) ? registration : {};
  return isRecord(metadata) ? metadata['settings'] : undefined;
}
