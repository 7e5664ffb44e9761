/** What leaves the page in another way than as a file. */
export interface PageOutput {
  /** Puts a text where the next paste takes it from; false where the browser does not let this frame. */
  copy(text: string): Promise<boolean>;
  /** Asks the browser to print the page. */
  print(): void;
  /** Gives the page the whole screen; where the browser does not let this frame, the page stays as large as it is. */
  enterFullScreen(): Promise<void>;
  leaveFullScreen(): Promise<void>;
  /** Calls back when the page has lost the whole screen, as by the Escape key. Gives a function that stops it. */
  onFullScreenLeft(listener: () => void): () => void;
}
