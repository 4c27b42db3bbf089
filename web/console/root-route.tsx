// The route that every page of the console stands in: the shell around it, and what is shown where a page fails or is unknown.
import { createRootRoute } from '@tanstack/react-router';
import { PageError } from './shell/page-error.tsx';
import { PageUnknown } from './shell/page-unknown.tsx';
import { Shell } from './shell/shell.tsx';

export const rootRoute = createRootRoute({
  component: Shell,
  errorComponent: PageError,
  notFoundComponent: PageUnknown,
});
