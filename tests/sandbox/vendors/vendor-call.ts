/** What Stripe and Shopify suffer from, as `/__sandbox/faults` names it. */
export const vendorFaults = [
  'none',
  /** Nothing is answered but that they are down, and nothing takes effect. */
  'down',
  'throttled',
  /** A partial outage: they answer what is read, and no write takes effect. */
  'writes_down',
  /** Every write takes effect, and its answer is lost on the way. */
  'lost_reply',
  /** Every key and token has expired. */
  'key_expired',
] as const;
export type VendorFault = (typeof vendorFaults)[number];

/** A request as a vendor gets it. */
export interface VendorCall {
  method: string;
  url: URL;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: unknown;
  nowMs: number;
  fault: VendorFault;
  /** How long what is searched by an index does not show what was written. */
  indexLagMs: number;
}
