import type { RemoteError } from '#ports/remote-error.ts';
import { Late } from '#ui/components/Late.tsx';
import { vendorSentence } from './vendor-sentences.ts';

/** Why a vendor did not say what a customer is worth. */
export function VendorReason({ error }: { readonly error: RemoteError }) {
  return <Late>{(late) => vendorSentence(late, error)}</Late>;
}
