/** A text for whoever looks at the page: `parts` together are it. */
export interface FileToSave {
  readonly name: string;
  readonly type: string;
  readonly parts: readonly string[];
}

/** Hands a file to whoever looks at the page. */
export interface FileSaver {
  /** As a download. A frame that may not save does nothing, and nothing tells that it did not. */
  save(file: FileToSave): void;
  /** As a page of its own, from which the browser saves it. */
  open(file: FileToSave): void;
}
