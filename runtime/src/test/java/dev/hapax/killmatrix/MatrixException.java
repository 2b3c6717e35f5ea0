package dev.hapax.killmatrix;

/** Something else than the guarantee under test went wrong; what it was meant to show was not shown. */
final class MatrixException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MatrixException(String message) {
        super(message);
    }

    MatrixException(String message, Throwable cause) {
        super(message, cause);
    }
}
