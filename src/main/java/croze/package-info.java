/**
 * What every package may use: how a wrong input, lost work and too little memory are told, and how
 * plug-ins are found. The program is {@link croze.cli.Main}, the library {@link croze.run}.
 */
package croze;
