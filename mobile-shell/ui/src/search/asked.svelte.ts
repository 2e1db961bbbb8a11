// What was last searched for: a person who opened a visit comes back to the same list.
import type { SearchQuery } from '../door/generated';

class Asked {
  text = $state('');
  district = $state<string>();
  kind = $state<string>();
  topic = $state<string>();
  from = $state('');
  until = $state('');

  /** As the door wants it; what nobody chose is left out. */
  query(place: string | undefined): SearchQuery {
    return {
      ...(this.text.trim() && { text: this.text.trim() }),
      ...(this.district && { district: this.district }),
      ...(this.kind && { kind: this.kind }),
      ...(this.topic && { topic: this.topic }),
      ...(this.from && { from: this.from }),
      ...(this.until && { until: this.until }),
      ...(place && { place }),
    };
  }

  /** How many filters narrow the list. */
  get filters(): number {
    return [this.district, this.kind, this.topic, this.from, this.until].filter(Boolean).length;
  }

  clear(): void {
    this.district = this.kind = this.topic = undefined;
    this.from = this.until = '';
  }
}

/** The search of this page. */
export const asked = new Asked();
