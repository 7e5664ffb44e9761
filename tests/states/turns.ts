// Virtual time lets a turn of the event loop pass, by what only Node has.
const { port1, port2 } = new MessageChannel();
const next: (() => void)[] = [];
port1.addEventListener('message', () => next.shift()?.());
port1.start();

Object.assign(globalThis, {
  setImmediate: (go: () => void) => {
    next.push(go);
    port2.postMessage(null);
  },
});
