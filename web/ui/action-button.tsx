// A button that says why it cannot be pressed: it stays reachable by keyboard, its reason is shown on hover and focus and read to
// whoever cannot see it. Without a reason it is an ordinary button.
import { Button, type ButtonProps, Tooltip, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId } from 'react';

export interface ActionButtonProps extends Omit<ButtonProps, 'disabled' | 'children'> {
  label: ReactNode;
  /** Why it cannot be done now; undefined where it can. */
  why?: string | undefined;
  onClick: () => void;
  'aria-label'?: string;
}

export function ActionButton({ label, why, onClick, ...look }: ActionButtonProps) {
  const id = useId();
  if (why === undefined) {
    return (
      <Button {...look} onClick={onClick}>
        {label}
      </Button>
    );
  }
  return (
    <>
      <Tooltip label={why} events={{ hover: true, focus: true, touch: true }} multiline maw={320}>
        <Button
          {...look}
          data-disabled
          aria-disabled="true"
          aria-describedby={id}
          onClick={(event) => event.preventDefault()}
        >
          {label}
        </Button>
      </Tooltip>
      <VisuallyHidden id={id}>{why}</VisuallyHidden>
    </>
  );
}
