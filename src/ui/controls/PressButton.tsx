import { Button, type IButtonProps } from '@zendeskgarden/react-buttons';

/** A button that keeps the focus while nothing can be done with it: `disabled` would let the focus fall to the page. */
export function PressButton({ isHeld, onClick, ...props }: Omit<IButtonProps, 'disabled'> & { readonly isHeld: boolean }) {
  return (
    <Button
      {...props}
      aria-disabled={isHeld}
      onClick={(event) => {
        if (!isHeld) onClick?.(event);
      }}
    />
  );
}
