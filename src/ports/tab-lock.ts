/** Keeps two pages of one browser from doing the same thing at once. */
export interface TabLock {
  /**
   * Does something unless another page of this browser is doing something under that name: then it gives false, and nothing was
   * done. Where the browser keeps no such locks it is done, and what others see of it has to decide. Rejects where the act does.
   */
  tryAlone(name: string, act: () => Promise<void>): Promise<boolean>;
}
