import { GESTURE_KINDS } from '#domain/gestures/built-in-kinds.ts';
import { type GestureKind } from '#domain/gestures/gesture.ts';
import type { OwnKinds } from '#domain/gestures/own-kinds.ts';
import {
  BY_HAND,
  OWED_PROVIDERS,
  PROVIDERS,
  type ExecutorName,
  type OwedProvider,
  type ProviderName,
  carriesOut,
} from '#domain/gestures/executors.ts';
import type { ExecutorSettings, SettingProblem, WebhookSettings } from '#ports/settings.ts';
import { isBlank, textOfSetting } from './setting-text.ts';
import { type ProblemKind, shown } from './setting-values.ts';
import { shopNamed } from './value-source-setting.ts';

export interface ReadExecutors {
  readonly executors: ExecutorSettings;
  readonly problems: readonly SettingProblem[];
}

/** More lines than there are kinds name one twice, and more than that is no list of them. */
const LENGTH_AT_MOST = 2_000;

/**
 * Reads who carries out which kind of gesture: `credit = stripe, gift = shopify gift card 365 days`, one a line or between commas. What cannot
 * be read, or lacks an address that it needs, is carried out by hand, and that is said of the setting that is wrong. A kind that the policy
 * names itself may stand there like any other; where it does not, the policy says who carries it out.
 */
export function readExecutors(given: ReadonlyMap<string, unknown>, own: OwnKinds | null): ReadExecutors {
  const problems: SettingProblem[] = [];
  const note = (setting: string, problem: ProblemKind, said: unknown, path = setting): void => {
    problems.push({ setting, problem, path, given: shown(said), used: 'by_hand' });
  };
  const { named, owed } = readLines(given.get(SETTING), own, note);
  const wants = new Set([...named.values()].map(({ provider }) => provider));
  const host = given.get('webhook_host');
  const webhook = readWebhook(given, note);
  if (wants.has('webhook') && isBlank(host)) note('webhook_host', 'missing', host);
  const shop = shopNamed(given.get('shopify_shop'));
  const needsShop = wants.has('shopify_store_credit') || wants.has('shopify_gift_card') || owed === 'shopify';
  if (needsShop && shop === null) {
    note('shopify_shop', isBlank(given.get('shopify_shop')) ? 'missing' : 'invalid', given.get('shopify_shop'));
  }
  const isThere = (provider: ProviderName): boolean => (provider === 'webhook' ? webhook : provider === 'stripe' ? true : shop) !== null;
  const there = [...named].filter(([, { provider }]) => isThere(provider));
  const byKind = Object.fromEntries(there.map(([kind, { provider }]) => [kind, provider]));
  const expiryDays = Object.fromEntries(there.flatMap(([kind, { days }]) => (days === null ? [] : [[kind, days]])));
  return { executors: { byKind, owed: owed === 'shopify' && shop === null ? null : owed, expiryDays, webhook, shop }, problems };
}

type Note = (setting: string, problem: ProblemKind, said: unknown, path?: string) => void;

const SETTING = 'gesture_executors';

interface Assigned {
  readonly provider: ProviderName;
  /** After so many days what was given ends; null where it does not. */
  readonly days: number | null;
}

/** Those whose gifts can end by themselves. */
const EXPIRING: readonly ExecutorName[] = ['shopify_store_credit', 'shopify_gift_card'];

/** `shopify_gift_card_365_days` is the card, and when it ends. */
function executorOf(text: string): Named | null {
  const [, name = text, digits] = /^(.+?)(?:_for)?_([1-9]\d{0,3})_days?$/.exec(text) ?? [];
  const executor = ([BY_HAND, ...PROVIDERS] as const).find((one) => wordOf(one) === name);
  if (executor === undefined || (digits !== undefined && !EXPIRING.includes(executor))) return null;
  return { executor, days: digits === undefined ? null : Number(digits) };
}

/** What stands before the sign where it is about what is owed, which is no gesture. */
const OWED_REFUND = 'owed_refund';

interface ReadLines {
  readonly named: ReadonlyMap<GestureKind, Assigned>;
  readonly owed: OwedProvider | null;
}

function readLines(value: unknown, own: OwnKinds | null, note: Note): ReadLines {
  const ownKinds = own?.kinds ?? [];
  const text = textOfSetting(value);
  if (text === null || text.length > LENGTH_AT_MOST) {
    note(SETTING, text === null ? 'not_text' : 'too_long', value);
    return { named: toProviders(byPolicy(ownKinds)), owed: null };
  }
  const named = new Map<GestureKind, Named>();
  const owed: (OwedProvider | null)[] = [];
  for (const part of text.split(/[,;\n]/)) {
    const [left = '', right = '', ...more] = part.split('=').map(wordOf);
    const ownKind = ownKinds.find(({ key }) => key === left);
    const kind = ownKind?.key ?? GESTURE_KINDS.find((one) => one === left);
    const assigned = executorOf(right);
    const path = `${SETTING}.${left}`;
    if (left === '' && right === '') continue;
    if (more.length > 0 || right === '') note(SETTING, 'not_assigned', part);
    else if (left === OWED_REFUND) {
      const provider = OWED_PROVIDERS.find((one) => one === right) ?? null;
      if (provider === null && right !== wordOf(BY_HAND)) note(SETTING, 'unknown_value', right, path);
      else if (owed.length > 0) note(SETTING, 'twice', part, path);
      owed.push(provider);
    } else if (kind === undefined) note(SETTING, 'unknown_gesture', left, path);
    else if (assigned === null) note(SETTING, 'unknown_value', right, path);
    else if (assigned.executor !== BY_HAND && !carriesOut(assigned.executor, kind, ofOwn(ownKind)))
      note(SETTING, 'not_carried_out', right, path);
    else if (named.has(kind)) {
      note(SETTING, 'twice', part, path);
      // Nobody knows which of them is meant.
      named.set(kind, { executor: BY_HAND, days: null });
    } else named.set(kind, assigned);
  }
  return { named: toProviders(new Map([...byPolicy(ownKinds), ...named])), owed: owed.length === 1 ? (owed[0] ?? null) : null };
}

interface Named {
  readonly executor: ExecutorName;
  readonly days: number | null;
}

function byPolicy(kinds: OwnKinds['kinds']): ReadonlyMap<GestureKind, Named> {
  return new Map(kinds.map(({ key, executor }) => [key, { executor, days: null }]));
}

function toProviders(named: ReadonlyMap<GestureKind, Named>): ReadLines['named'] {
  return new Map([...named].flatMap(([kind, { executor, days }]) => (executor === BY_HAND ? [] : [[kind, { provider: executor, days }]])));
}

function ofOwn(kind: OwnKinds['kinds'][number] | undefined): 'money' | 'counted' | null {
  if (kind === undefined) return null;
  return kind.unit === null ? 'money' : 'counted';
}

/** Capitals, and which of space, hyphen and underscore stands between words, make no difference. */
function wordOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}

const HOST = /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;
const PATH = /^(?:\/[\w.~-]+)*\/?$/;

/** The company's own system; null where none is named, or none that a request could reach. Zendesk's proxy compares the host as it stands. */
function readWebhook(given: ReadonlyMap<string, unknown>, note: Note): WebhookSettings | null {
  const host = given.get('webhook_host');
  const address = given.get('webhook_url');
  if (isBlank(host)) return null;
  const hostText = textOfSetting(host) ?? '';
  const isHost = HOST.test(hostText);
  if (!isHost) note('webhook_host', 'not_a_host', host);
  if (!isHost) return null;
  const path = isBlank(address) ? '' : pathOn(hostText, textOfSetting(address) ?? '');
  if (path === null) note('webhook_url', 'not_an_address', address);
  if (path === null) return null;
  const email = given.get('webhook_email');
  return { host: hostText, path, sendsEmail: email === true || email === 'true' };
}

/** What stands behind the host in an address; null where it is none, or one of another host, to which Zendesk's proxy passes nothing on. */
function pathOn(host: string, address: string): string | null {
  const start = `https://${host}`;
  const path = address.startsWith(start) && address.length <= 500 ? address.slice(start.length) : null;
  return path !== null && PATH.test(path) ? path.replace(/\/$/, '') : null;
}
