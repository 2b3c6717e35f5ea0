package dev.hapax.analysis.flow;

/** Operators, as far as they matter here. */
public enum Operator {
    /** Adds. */
    ADD,
    /** Subtracts. */
    SUBTRACT,
    /** Changes its first operand by the others in another way: {@code * / % << ^ …}. */
    ARITHMETIC,
    /** Compares: the sign of a difference. */
    COMPARE,
    /** Asks whether its first operand is of the type that is its second, a constant. */
    INSTANCE_OF,
    /** The same, asked by a call that has several targets. */
    DISPATCH,
    /** Asks whether an instruction is reached when a method is given its operands, see {@link ReachedGuards}. */
    REACHED,
    /** Holds where a flag, its first operand, is its second, a constant: then its third is asked, see {@link GivenGuards}. */
    GIVEN,
    /** Holds where one of its operands is what the constant after it says, see {@link EitherGuards}. */
    EITHER;

    /**
     * Whether applying it again changes the result again.
     *
     * @return true for arithmetic of all sorts
     */
    public boolean isArithmetic() {
        return this == ADD || this == SUBTRACT || this == ARITHMETIC;
    }
}
