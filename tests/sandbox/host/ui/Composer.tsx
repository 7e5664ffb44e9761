import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref } from 'react';
import type { CommentType } from '../zaf/workspace-state.ts';
import { safeHtml } from './safe-html.ts';

export interface ComposerHandle {
  /** Puts HTML where the caret is, or was last; at the end where it never was. */
  insert(html: string): void;
}

interface ComposerProps {
  readonly handle: Ref<ComposerHandle>;
  readonly html: string;
  readonly type: CommentType;
  /** True for a person who may write nothing that the customer sees. */
  readonly isInternalOnly: boolean;
  readonly to: string;
  /** What the channel calls a message that the customer sees: an email, a chat, a public reply. */
  readonly replyName: string;
  readonly onHtml: (html: string) => void;
  readonly onType: (type: CommentType) => void;
}

function useLastCaret(editor: { readonly current: HTMLDivElement | null }): { readonly current: Range | null } {
  const caret = useRef<Range | null>(null);
  useEffect(() => {
    function remember(): void {
      const selection = document.getSelection();
      const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
      if (range !== null && editor.current?.contains(range.commonAncestorContainer) === true) {
        caret.current = range.cloneRange();
      }
    }
    document.addEventListener('selectionchange', remember);
    return () => document.removeEventListener('selectionchange', remember);
  }, [editor]);
  return caret;
}

function place(html: string, editor: HTMLDivElement, caret: Range | null): void {
  const template = document.createElement('template');
  template.innerHTML = safeHtml(html);
  if (caret !== null && editor.contains(caret.commonAncestorContainer)) {
    caret.deleteContents();
    caret.insertNode(template.content);
    caret.collapse(false);
  } else {
    editor.append(template.content);
  }
}

/** The reply editor. What is typed is the ticket's draft comment, which the app sees as comment.text. */
export function Composer({ handle, html, type, isInternalOnly, to, replyName, onHtml, onType }: ComposerProps) {
  const editor = useRef<HTMLDivElement>(null);
  const shown = useRef('');
  const caret = useLastCaret(editor);

  useLayoutEffect(() => {
    if (editor.current !== null && html !== shown.current) {
      editor.current.innerHTML = safeHtml(html);
      shown.current = html;
    }
  }, [html]);

  function report(): void {
    shown.current = editor.current?.innerHTML ?? '';
    onHtml(shown.current);
  }

  useImperativeHandle(handle, () => ({
    insert(inserted) {
      if (editor.current !== null) {
        place(inserted, editor.current, caret.current);
        editor.current.scrollTop = editor.current.scrollHeight;
        report();
      }
    },
  }));

  return (
    <div className={type === 'internalNote' ? 'composer composer--note' : 'composer'}>
      <div className="row">
        <select
          className="input strong"
          aria-label="Comment type"
          value={type}
          onChange={(event) => onType(event.target.value === 'internalNote' ? 'internalNote' : 'publicReply')}
        >
          {!isInternalOnly && <option value="publicReply">{replyName}</option>}
          <option value="internalNote">Internal note</option>
        </select>
        <span className="quiet cut" dir="auto">
          {type === 'publicReply' ? (
            <>
              To <span className="chip">{to}</span>
            </>
          ) : (
            'Seen by your team only'
          )}
        </span>
      </div>
      <div
        ref={editor}
        className="composer__editor"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a textarea cannot hold the HTML that apps insert
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label="Comment"
        dir="auto"
        contentEditable
        suppressContentEditableWarning
        onInput={report}
      />
    </div>
  );
}
