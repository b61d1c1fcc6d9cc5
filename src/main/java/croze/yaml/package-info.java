/** Reads YAML files strictly. */
package croze.yaml;
