// Where the person is, kept in the address after the `#`: back, reload and bookmarks work.
import { isList, readRoute, type Route, writeRoute } from './route';

class Router {
  route = $state.raw<Route>(readRoute(location.hash));
  /** The list that a detail stands beside on a wide screen, and goes back to. */
  list = $state.raw<Route>(isList(this.route) ? this.route : { at: 'today' });

  /** The next screen is for typing: its search field takes the focus instead of its head. */
  typing = false;

  constructor() {
    addEventListener('hashchange', () => this.#arrive());
  }

  go(route: Route): void {
    location.hash = writeRoute(route);
  }

  /** Changes the address without a step to go back to. */
  replace(route: Route): void {
    history.replaceState(null, '', writeRoute(route));
    this.#arrive();
  }

  /** To the list the person came from. */
  leave(): void {
    this.go(this.list);
  }

  #arrive(): void {
    this.route = readRoute(location.hash);
    if (isList(this.route)) this.list = this.route;
  }
}

/** The one router of this page. */
export const router = new Router();
