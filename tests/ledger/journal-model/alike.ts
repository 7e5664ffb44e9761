import { type State, type Worker, tagOf } from './account.ts';
import type { Node } from './agent-tree.ts';

/** What tells a state from all others. */
export type Naming = (state: State) => string;

/** Whoever was first in a state to have a record filed is called 0 in its name, and so on. */
interface Order {
  readonly key: string;
  readonly ranks: ReadonlyMap<string, number>;
  /** Short names of what is said about agents, by the text with their ids. */
  readonly names: Map<string, number>;
}

/** The text of an answer or a record marks the ids of agents. */
const AGENT_ID = /@(\d+)/g;

/**
 * Names states of agents who differ in nothing but their ids by who came first, not by who it was: what can happen after one such
 * state can happen after the others, to somebody else. Each of them counts in the orders all the same.
 */
export function namingOfAlike(agentIds: readonly string[]): Naming {
  const orders = new Map<string, Order>();
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const number = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, number);
    return number;
  };
  const nameOf = (text: string, { ranks, names }: Order): number => {
    const name = names.get(text) ?? numberOf(text.replaceAll(AGENT_ID, (_all, id: string) => `@${ranks.get(id)}`));
    names.set(text, name);
    return name;
  };
  /** All that an agent was answered so far. */
  const pathOf = (node: Node, order: Order): number => {
    if (node.parent === null) return 0;
    const path = node.paths.get(order.key) ?? numberOf(`${pathOf(node.parent, order)} ${nameOf(node.key, order)}`);
    node.paths.set(order.key, path);
    return path;
  };
  const orderOf = ({ filed }: State): Order => {
    // Nobody was told anything of an agent who has nothing on record, so which of those comes first changes no name.
    const ids = [...new Set([...filed.map(({ entry }) => entry.createdById), ...agentIds])];
    const key = ids.join();
    const order = orders.get(key) ?? { key, ranks: new Map(ids.map((id, rank) => [id, rank])), names: new Map() };
    orders.set(key, order);
    return order;
  };
  return (state) => {
    const order = orderOf(state);
    const workerOf = ({ node, writing, isCrashed }: Worker): string => `;${pathOf(node, order)}/${writing ?? ''}${isCrashed ? 'x' : ''}`;
    const hasFiled = new Set(state.filed.map(({ entry }) => entry.createdById));
    const known = state.workers.filter(({ agentId }) => hasFiled.has(agentId));
    const others = state.workers.filter(({ agentId }) => !hasFiled.has(agentId));
    const rankOf = ({ agentId }: Worker): number => order.ranks.get(agentId) ?? 0;
    let key = `${state.losses}${state.crashes}`;
    for (const { entry, isVisible } of state.filed) key += `${isVisible ? '+' : '-'}${nameOf(tagOf(entry), order)}`;
    for (const worker of known.toSorted((one, other) => rankOf(one) - rankOf(other))) key += workerOf(worker);
    for (const worker of others.map(workerOf).toSorted()) key += worker;
    for (const name of [...state.moments].map(([id, { status }]) => nameOf(`@${id}${status}`, order)).toSorted((one, other) => one - other))
      key += `,${name}`;
    return key;
  };
}
