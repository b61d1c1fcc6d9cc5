/**
 * The engine {@code pytorch}: a Python process of the user's own, {@code croze_worker.py}, runs the
 * passes with the PyTorch that is there, on a GPU if it has one. Needs no library of ours.
 */
package croze.engine.pytorch;
