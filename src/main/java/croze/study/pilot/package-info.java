/** Networks that were trained here beside the published ones of the same architectures. */
package croze.study.pilot;
