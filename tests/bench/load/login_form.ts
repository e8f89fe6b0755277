// The login form, filled in as a browser behind a proxy would send it.

export interface Attempt {
  name: string;
  password: string;
  /** The address that the proxy saw. */
  from: string;
}

export interface Answered {
  status: number;
  ms: number;
}

export class LoginForm {
  readonly #origin: string;

  constructor(port: number) {
    this.#origin = `http://127.0.0.1:${port}`;
  }

  async send({ name, password, from }: Attempt): Promise<Answered> {
    const start = performance.now();
    const response = await fetch(`${this.#origin}/login`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: this.#origin, "x-forwarded-for": from },
      body: new URLSearchParams({ name, password }),
    });
    await response.arrayBuffer();
    return { status: response.status, ms: performance.now() - start };
  }
}

/** People who each try one password after the other, for as long as they are let. */
export class Flood {
  /** How many were answered with each status. */
  readonly statuses = new Map<number, number>();
  #isOver = false;
  readonly #people: Promise<void>[];

  constructor(readonly form: LoginForm, people: number, next: () => Attempt) {
    this.#people = Array.from({ length: people }, () => this.#hammer(next));
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#people);
  }

  async #hammer(next: () => Attempt): Promise<void> {
    while (!this.#isOver) {
      const { status } = await this.form.send(next());
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    }
  }
}
