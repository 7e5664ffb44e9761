/** The present, chance and waiting: everything a use case needs from the machine it runs on. */
export interface Runtime {
  /** Now in milliseconds by Zendesk's clock, as far as its answers have told it; by this machine's until then. */
  nowMs(): number;
  /** Whether an answer has told the server's time. Until then {@link nowMs} may be wrong by days, and nothing of money rests on it. */
  knowsServerTime(): boolean;
  /** A new id that nobody else has. */
  newId(): string;
  /** A number from 0 up to, not including, 1. */
  random(): number;
  wait(ms: number): Promise<void>;
}
