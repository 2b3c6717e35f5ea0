package dev.hapax.killmatrix;

/** What can be killed besides workers. */
enum Server {
    KAFKA,
    POSTGRES,
    REDIS;

    void kill(Bench bench) {
        switch (this) {
            case KAFKA -> bench.kafka().kill();
            case POSTGRES -> bench.postgres().kill();
            case REDIS -> bench.redis().kill();
        }
    }

    void restart(Bench bench) {
        switch (this) {
            case KAFKA -> bench.kafka().restart();
            case POSTGRES -> bench.postgres().restart();
            case REDIS -> bench.redis().restart();
        }
    }

    /** Whether a handler of that shape cannot do without it. */
    boolean concerns(Shape shape) {
        return switch (this) {
            case KAFKA -> true;
            case POSTGRES -> shape.intoRows();
            case REDIS -> shape == Shape.LEASED_REDIS;
        };
    }
}
