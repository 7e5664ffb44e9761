import type { RemoteError } from '#application/ports/remote-error.ts';
import { Late } from '../components/Late.tsx';
import { vendorSentence } from '../messages/vendor-sentences.ts';

/** Why a vendor did not say what a customer is worth. */
export function VendorReason({ error }: { readonly error: RemoteError }) {
  return <Late>{(late) => vendorSentence(late, error)}</Late>;
}
