import type { RemoteError } from '#ports/remote-error.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { vendorSentence } from './vendor-sentences.ts';

/** Why a vendor did not say what a customer is worth. */
export function VendorReason({ error }: { readonly error: RemoteError }) {
  return <>{vendorSentence(useSentences(), error)}</>;
}
