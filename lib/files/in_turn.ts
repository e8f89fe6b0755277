/** Does one thing after another, whatever became of the one before. */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve();

  run(doing: () => Promise<void>): Promise<void> {
    const done = this.#last.then(doing);
    this.#last = done.catch(() => {});
    return done;
  }
}
