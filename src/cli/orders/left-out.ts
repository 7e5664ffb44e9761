/** What was left out of a file of orders because it could not be read, and what part of the whole that is. */
export interface LeftOut {
  readonly rows: number;
  /** Of all money in the file, 0 to 1. Of a row whose amount cannot be read the mean of all rows is taken. */
  readonly moneyShare: number;
  /** Of all customers in the file those with a row that is left out, 0 to 1; of rows that name no customer each counts as one. */
  readonly customerShare: number;
  /** Line and reason, of the first {@link MESSAGES_AT_MOST}. */
  readonly messages: readonly string[];
}

/** Beyond this nobody reads on. */
const MESSAGES_AT_MOST = 1000;
/** More than this part of the money or of the customers left out, and somebody has to accept it before the app projects. */
export const LEFT_OUT_AT_MOST = 0.01;

export function isMuchLeftOut({ moneyShare, customerShare }: Pick<LeftOut, 'moneyShare' | 'customerShare'>): boolean {
  return moneyShare > LEFT_OUT_AT_MOST || customerShare > LEFT_OUT_AT_MOST;
}

/** Counts what is left out. Amounts are in minor units. */
export class LeftOutCount {
  rows = 0;
  readonly #messages: string[] = [];
  readonly #customers = new Set<string>();
  #nameless = 0;
  #unknownAmounts = 0;
  #minor = 0;

  /** `minor` is null where the amount cannot be read. */
  add(message: string, customer: string, minor: number | null): void {
    this.rows += 1;
    if (this.#messages.length < MESSAGES_AT_MOST) this.#messages.push(message);
    if (customer === '') this.#nameless += 1;
    else this.#customers.add(customer);
    if (minor === null) this.#unknownAmounts += 1;
    else this.#minor += Math.abs(minor);
  }

  /** The shares, beside what was read: `knows` tells whether a customer is among those. */
  result(read: {
    readonly rows: number;
    readonly minor: number;
    readonly customers: number;
    readonly knows: (customer: string) => boolean;
  }): LeftOut {
    const mean = read.rows > 0 ? read.minor / read.rows : 1;
    const money = this.#minor + this.#unknownAmounts * mean;
    const concerned = this.#customers.size + this.#nameless;
    const added = [...this.#customers].filter((customer) => !read.knows(customer)).length + this.#nameless;
    return {
      rows: this.rows,
      moneyShare: money > 0 ? money / (money + read.minor) : 0,
      customerShare: concerned > 0 ? concerned / (read.customers + added) : 0,
      messages: this.#messages,
    };
  }
}
