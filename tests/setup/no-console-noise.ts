import { afterEach, beforeEach, type MockInstance, vi } from 'vitest';

let spies: readonly MockInstance[] = [];

beforeEach(() => {
  spies = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
});

// A warning nobody reads hides the one that matters. A test that expects one checks it on a spy of its own and clears that.
afterEach(() => {
  const noise = spies.flatMap((spy) => spy.mock.calls.map((words) => words.join(' ')));
  for (const spy of spies) spy.mockRestore();
  if (noise.length > 0) throw new Error(`The console has to stay silent in a test. It said:\n${noise.join('\n')}`);
});
