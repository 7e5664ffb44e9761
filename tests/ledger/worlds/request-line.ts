import type { Transport, TransportAnswer } from '#adapters/shared/transport.ts';
import type { Random } from '#sandbox/world/random.ts';
import type { VendorFault } from '#sandbox/vendors/vendor-call.ts';
import type { VendorAccount } from '../../adapters/vendor-account.ts';
import { strike } from './vendor-trouble.ts';

interface Pending {
  readonly send: (fault?: VendorFault) => Promise<TransportAnswer>;
  readonly answer: (answer: TransportAnswer) => void;
  readonly label: string;
}

const LATE_MS = 60_000;
/** How often a page sleeps with an answer that it has not read, and for how long at most: a closed lid, a frozen tab. */
const SLEEP_RATE = 0.06;
const SLEEP_MS = { from: 1_000, to: 600_000 } as const;

/** Requests of all pages, one at a time in an order that chance decides, with everything that befalls them. */
export class RequestLine {
  readonly trace: string[] = [];
  readonly #account: VendorAccount;
  readonly #random: Random;
  readonly #onAnswered: () => void;
  readonly #sleep: Random;
  readonly #pending: Pending[] = [];
  readonly #timers: { atMs: number; ring: () => void }[] = [];
  /** Sent, given up by their page, and still on their way. */
  readonly #late: { byMs: number; send: () => Promise<TransportAnswer> }[] = [];
  /** Answers that came while their page sleeps. */
  readonly #unread: { atMs: number; read: () => void }[] = [];
  #isHealthy = false;

  /**
   * `onAnswered` is called whenever a vendor has done something, or not, however late. Pages sleep by a chance of their own.
   */
  constructor(account: VendorAccount, random: Random, options: { readonly onAnswered: () => void; readonly sleep: Random }) {
    this.#account = account;
    this.#random = random;
    this.#onAnswered = options.onAnswered;
    this.#sleep = options.sleep;
  }

  transport(): Transport {
    return (request) =>
      new Promise((answer) => {
        const label = `${request.method} ${request.url.replace(/\?.*/, '')}`;
        const send = async (fault: VendorFault = 'none'): Promise<TransportAnswer> => {
          strike(this.#account, fault, request);
          const answered = await this.#account.transport(request);
          this.#onAnswered();
          return answered;
        };
        this.#pending.push({ send, answer, label });
      });
  }

  /** Another request than one to a vendor, in the same line, with the same to befall it. */
  ask(label: string, send: () => TransportAnswer): Promise<TransportAnswer> {
    return new Promise((answer) => void this.#pending.push({ send: () => Promise.resolve(send()), answer, label }));
  }

  wait(ms: number): Promise<void> {
    return new Promise((ring) => void this.#timers.push({ atMs: this.#account.nowMs() + ms, ring }));
  }

  heal(): void {
    this.#isHealthy = true;
  }

  /**
   * Until every task has ended, or its page has closed or sleeps. What others have sent meanwhile is answered before that: no request is
   * held for as long as the account may be left alone afterwards.
   */
  async run(tasks: readonly Promise<unknown>[]): Promise<void> {
    let left = tasks.length;
    for (const task of tasks) void task.finally(() => (left -= 1));
    for (let turn = 0; turn < 2_000; turn += 1) {
      await settled();
      if (this.#wake()) continue;
      if (this.#pending.length === 0 && (left === 0 || !this.#ringNext())) break;
      await this.#answerOne();
    }
    for (const { send } of this.#late.splice(0)) await send();
  }

  #wake(): boolean {
    const due = this.#unread.findIndex(({ atMs }) => atMs <= this.#account.nowMs());
    if (due === -1) return false;
    for (const { read } of this.#unread.splice(due, 1)) read();
    return true;
  }

  #answer({ answer }: Pending, answered: TransportAnswer): void {
    const sleepMs = !this.#isHealthy && this.#sleep.chance(SLEEP_RATE) ? this.#sleep.between(SLEEP_MS.from, SLEEP_MS.to) : 0;
    if (sleepMs === 0) answer(answered);
    else this.#unread.push({ atMs: this.#account.nowMs() + sleepMs, read: () => answer(answered) });
  }

  #ringNext(): boolean {
    const next = this.#timers.toSorted((one, other) => one.atMs - other.atMs)[0];
    if (next === undefined) return false;
    this.#timers.splice(this.#timers.indexOf(next), 1);
    this.#account.waitMs(Math.max(0, next.atMs - this.#account.nowMs()));
    next.ring();
    return true;
  }

  async #answerOne(): Promise<void> {
    const overdue = this.#late.findIndex(({ byMs }) => this.#account.nowMs() >= byMs || this.#random.chance(0.2));
    if (overdue !== -1) for (const { send } of this.#late.splice(overdue, 1)) await send();
    const [one] = this.#pending.splice(this.#random.between(0, Math.max(0, this.#pending.length - 1)), 1);
    if (one === undefined) return;
    const luck = this.#isHealthy ? 1 : this.#random.next();
    this.trace.push(`${one.label} ${luck.toFixed(3)}`);
    if (luck < 0.1) {
      await one.send();
      one.answer(UNANSWERED);
    } else if (luck < 0.18) one.answer(UNANSWERED);
    else if (luck < 0.24) {
      this.#late.push({ byMs: this.#account.nowMs() + LATE_MS, send: one.send });
      one.answer(UNANSWERED);
    } else if (luck < 0.28) {
      // The page closes: nobody is told.
      await one.send();
    } else if (luck < 0.5) {
      const fault = luck < 0.36 ? 'writes_down' : luck < 0.44 ? 'throttled' : 'key_expired';
      this.#answer(one, await one.send(fault));
    } else this.#answer(one, await one.send());
  }
}

const UNANSWERED: TransportAnswer = { kind: 'unanswered', cause: 'timeout' };

/** Lets everything that waits for nothing but answers go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
