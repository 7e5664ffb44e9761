/** A custom object record as the sandbox's database holds it. */
export interface StoredRecord {
  readonly id: string;
  readonly external_id: string | null;
  readonly created_by_user_id: string;
  readonly created_at: string;
  readonly custom_object_fields: Readonly<Record<string, string | number | null>>;
}

export interface Exchange {
  readonly user: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
  readonly lost?: true;
}

export interface Faults {
  readonly latencyMs: number;
  readonly errorRate: number;
  readonly lostReplyRate: number;
  readonly listLagMs: number;
  readonly searchLagMs: number;
  readonly rateLimitPerMinute: number;
  readonly vendors: 'none' | 'down' | 'throttled' | 'writes_down' | 'lost_reply' | 'key_expired';
  readonly seed: number;
}

interface SavedTicket {
  readonly ticket: { readonly tags: readonly string[]; readonly subject: string };
  readonly requester: { readonly name: string; readonly email: string };
  readonly comments: readonly { readonly html_body: string }[];
}

export interface Standing {
  /** Reservations that count: posted by whoever wrote them within a minute, and not undone. */
  readonly live: readonly StoredRecord[];
  /** Moments that are told as given. */
  readonly given: readonly StoredRecord[];
}

/** A post counts that the server stamped within this after its reservation. */
const LEASE_MS = 60_000;

const ENTRIES = '/api/v2/custom_objects/moment_entry/records';

/** The simulated account from outside: what it holds and was asked, and the trouble it makes. */
export class Account {
  readonly url: string;

  constructor(url: string) {
    this.url = url.replace(/\/$/, '');
  }

  traffic(): Promise<readonly Exchange[]> {
    return this.#get('/__sandbox/traffic');
  }

  async clearTraffic(): Promise<void> {
    await this.#send('DELETE', '/__sandbox/traffic');
  }

  async setFaults(faults: Partial<Faults>): Promise<void> {
    await this.#send('PUT', '/__sandbox/faults', faults);
  }

  /** Changes what the account is like: keys and values of `/__sandbox/account`. */
  async setRules(rules: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#send('PUT', '/__sandbox/account', rules);
  }

  /** Changes settings of the app, null for absent; the next page that opens knows them. */
  async setSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#send('PUT', '/__sandbox/settings', settings);
  }

  /** Makes a ticket and gives its number, once search shows it. */
  async addTicket(given: Readonly<Record<string, unknown>>): Promise<number> {
    const response = await this.#send('POST', '/__sandbox/tickets', given);
    const { id } = (await response.json()) as { readonly id: number };
    await this.#searchCatchesUp();
    return id;
  }

  /** Changes `{status, requesterId, channel, composer, tags}` of a ticket. */
  async changeTicket(id: number, change: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#send('PUT', `/__sandbox/tickets/${id}`, change);
  }

  /** Merges two customers, and waits until search shows the tickets as those of whoever remains. */
  async mergeCustomer(id: number, into: number): Promise<void> {
    await this.#send('POST', `/__sandbox/users/${id}/merge`, { into });
    await this.#searchCatchesUp();
  }

  /** What the simulated vendors have received and hold, as far as a test names it. */
  vendors<Vendors>(): Promise<Vendors> {
    return this.#get('/__sandbox/vendors');
  }

  /** Changes how the company's own system behaves, and what it holds by its keys. */
  async changeWebhook(change: { readonly mode: string; readonly holds?: Readonly<Record<string, number | null>> }): Promise<void> {
    await this.#send('PUT', '/__sandbox/vendors/webhook', change);
  }

  /** Changes a vendor's customer. */
  async changeVendorCustomer(change: { readonly id: string; readonly currency: string }): Promise<void> {
    await this.#send('PUT', '/__sandbox/vendors/customers', change);
  }

  ticket(id: number): Promise<SavedTicket> {
    return this.#get(`/__sandbox/tickets/${id}`);
  }

  async moments(ticketId: number): Promise<readonly StoredRecord[]> {
    return (await this.records('service_moment')).filter((record) => record.custom_object_fields['ticket'] === String(ticketId));
  }

  /** Entries about a ticket, oldest first. */
  async entries(ticketId: number): Promise<readonly StoredRecord[]> {
    const all = await this.records('moment_entry');
    return all
      .filter((record) => record.custom_object_fields['ticket'] === String(ticketId))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  }

  async entryKinds(ticketId: number): Promise<readonly unknown[]> {
    return (await this.entries(ticketId)).map((entry) => entry.custom_object_fields['kind']);
  }

  async standing(ticketId: number): Promise<Standing> {
    const entries = await this.entries(ticketId);
    const undone = new Set(entries.filter(isKind('reverse')).map(momentOf));
    const posts = entries.filter(isKind('post'));
    const isPosted = (reserve: StoredRecord): boolean =>
      posts.some(
        (post) => momentOf(post) === momentOf(reserve) && Date.parse(post.created_at) - Date.parse(reserve.created_at) <= LEASE_MS,
      );
    const live = entries.filter(isKind('reserve')).filter((entry) => isPosted(entry) && !undone.has(momentOf(entry)) && !isDecision(entry));
    const given = (await this.moments(ticketId)).filter((moment) => moment.custom_object_fields['status'] === 'given');
    return { live, given };
  }

  /** What all moments together are told to have given. */
  async givenTotal(): Promise<{ readonly gestures: number; readonly amountMinor: number }> {
    const given = (await this.records('service_moment')).filter((moment) => moment.custom_object_fields['status'] === 'given');
    return {
      gestures: given.length,
      amountMinor: given.reduce((sum, moment) => sum + Number(moment.custom_object_fields['amount_minor']), 0),
    };
  }

  /** Appends an entry through the REST API, as the person named, by the schema of the app where none is said. */
  async addEntry(user: string, given: Readonly<Record<string, string | number>>): Promise<void> {
    const fields: Readonly<Record<string, string | number>> = { schema_version: 1, ...given };
    const record = { name: 'entry', external_id: `${fields['kind']}:${fields['moment']}`, custom_object_fields: fields };
    await this.#send('POST', ENTRIES, { custom_object_record: record }, { 'X-Sandbox-User': user });
  }

  records(key: 'service_moment' | 'moment_entry'): Promise<readonly StoredRecord[]> {
    return this.#get(`/__sandbox/records/${key}`);
  }

  /** A page that is opened before that does not know what search does not show yet, as in Zendesk. */
  async #searchCatchesUp(): Promise<void> {
    const { searchLagMs } = await this.#get<Faults>('/__sandbox/faults');
    await new Promise((resolve) => {
      setTimeout(resolve, searchLagMs + 100);
    });
  }

  async #get<T>(path: string): Promise<T> {
    return (await this.#send('GET', path)).json() as Promise<T>;
  }

  async #send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${this.url}${path}`, { method, headers: { 'content-type': 'application/json', ...headers }, ...content });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response;
  }
}

function isKind(kind: string): (entry: StoredRecord) => boolean {
  return (entry) => entry.custom_object_fields['kind'] === kind;
}

/** What a moment's record holds as JSON. */
export function detailOf(moment: StoredRecord | undefined): Readonly<Record<string, unknown>> {
  return JSON.parse(String(moment?.custom_object_fields['detail'])) as Readonly<Record<string, unknown>>;
}

/** A decision about a request that gives nothing. */
function isDecision(entry: StoredRecord): boolean {
  return /"decision":"(?!approve)/.test(String(entry.custom_object_fields['detail']));
}

function momentOf(entry: StoredRecord): string | number | null | undefined {
  return entry.custom_object_fields['moment'];
}
