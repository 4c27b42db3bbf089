// The one list of all modules' routes: what the server serves, the API document describes and the tests try.
import type { Route } from '../platform/routes.ts';
import { routes as accessRoutes } from './access/http.ts';
import { routes as eventRoutes } from './event-feed/http.ts';

export const routes: readonly Route[] = [...accessRoutes, ...eventRoutes];
