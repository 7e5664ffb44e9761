/** A storage like the browser's, that can be full. */
export function memoryStorage(values = new Map<string, string>(), isFull = false): Storage {
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (name) => values.get(name) ?? null,
    setItem(name, value) {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      values.set(name, value);
    },
    removeItem: (name) => void values.delete(name),
    clear: () => values.clear(),
  };
}

/** As a browser refuses a storage that it blocks. */
export function blocked(): never {
  throw new DOMException('blocked', 'SecurityError');
}
