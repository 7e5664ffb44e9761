import type { RemoteError } from '#ports/remote-error.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** What happened, why, and what to do, for a request to somebody beside Zendesk that was not fulfilled. */
export function vendorSentence(sentences: Sentences, error: RemoteError): string {
  return sentences.t(`value.remote.${error.kind}`, {
    source: error.what,
    ...('detail' in error && { detail: error.detail }),
    ...('retryAfterMs' in error && { count: Math.max(1, Math.ceil(error.retryAfterMs / 1000)) }),
    ...('status' in error && { status: String(error.status) }),
    ...('path' in error && { path: error.path }),
  });
}
