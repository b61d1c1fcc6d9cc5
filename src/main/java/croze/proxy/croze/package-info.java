/** CRoZe, as published and as meant, with the switches in which definitions of it differ. */
package croze.proxy.croze;
