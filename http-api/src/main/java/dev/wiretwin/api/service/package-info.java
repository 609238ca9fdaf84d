/** The service as a whole: {@link dev.wiretwin.api.service.Service} puts the rooms together. */
package dev.wiretwin.api.service;
